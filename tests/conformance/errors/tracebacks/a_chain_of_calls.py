def first():
    second(1, 2)


def second(a, b):
    return third(a)[b]


def third(items):
    return [items]


print("before")
first()
