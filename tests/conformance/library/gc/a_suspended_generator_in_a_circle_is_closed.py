# run: --compare last-line
import gc


def generator(name):
    try:
        me = yield
        yield me
    finally:
        print(name, "is closed")


def circle(name):
    one = generator(name)
    next(one)
    one.send(one)


circle("first")
circle("second")
print("made")
gc.collect()
print("collected")


def stubborn():
    try:
        me = yield
        yield me
    finally:
        raise ValueError("no")


one = stubborn()
next(one)
one.send(one)
del one
gc.collect()
print("the error was reported")
