def careless(iterator):
    while True:
        yield next(iterator)


try:
    print(list(careless(iter([1, 2]))))
except RuntimeError as error:
    print(error, "| cause:", repr(error.__cause__))
