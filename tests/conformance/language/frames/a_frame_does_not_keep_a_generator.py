saved = []


def generate():
    try:
        raise ValueError("inside")
    except ValueError as error:
        saved.append(error)
    try:
        yield 1
    finally:
        print("closed")


generator = generate()
next(generator)
print("dropping")
del generator
print("dropped")
print(saved[0].__traceback__.tb_frame.f_code.co_name, saved[0].__traceback__.tb_lineno)


def counts():
    number = 3
    try:
        raise ValueError("inside")
    except ValueError as error:
        saved.append(error)
    yield number


print(list(counts()))
print({name: value for name, value in saved[1].__traceback__.tb_frame.f_locals.items() if name != "error"})


def fails():
    number = 4
    yield number
    raise KeyError("late")


try:
    for each in fails():
        pass
except KeyError as error:
    print(error.__traceback__.tb_next.tb_frame.f_locals, error.__traceback__.tb_next.tb_frame.f_back is None)
