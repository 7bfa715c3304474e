def none():
    pass


def one(a):
    pass


def three(a, b, c):
    pass


def some(a, b=1):
    pass


def keywords(*, x, y):
    pass


calls = [
    lambda: none(1),
    lambda: one(),
    lambda: one(1, 2),
    lambda: three(1),
    lambda: three(),
    lambda: some(),
    lambda: some(1, 2, 3),
    lambda: one(1, a=2),
    lambda: one(b=2),
    lambda: keywords(),
    lambda: keywords(x=1),
    lambda: keywords(1, x=1, y=2),
]
for call in calls:
    try:
        call()
    except TypeError as error:
        print(error)
