total = 10


def broken():
    print(total)
    total = 5


try:
    broken()
except UnboundLocalError as error:
    print(error)


def deleted():
    value = 1
    del value
    return value


try:
    deleted()
except UnboundLocalError as error:
    print(error)
