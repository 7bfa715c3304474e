def squares(limit):
    print("begin")
    for n in range(limit):
        yield n * n
    print("end")


generator = squares(3)
print(type(generator).__name__)
print(next(generator), next(generator))
print(list(generator))
print(next(generator, "exhausted"))
