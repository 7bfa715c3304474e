# What a call or an instance leaves behind never shows in the next one.
import gc
import sys


class Point:
    def __init__(self, x=None):
        if x is not None:
            self.x = x

    def describe(self):
        return "method"


first = Point(1)
first.describe = "own"
kept = first.__dict__
del first
print(kept, Point().__dict__, Point(2).__dict__)

third = Point()
third.describe = lambda: "own"
print(vars(Point()), third.describe(), Point().describe())
third.other = 1
del third
fourth = Point()
try:
    fourth.other
except AttributeError as error:
    print(error)


def frame_of(depth):
    value = depth
    return sys._getframe() if depth == 0 else frame_of(depth - 1)


frame = frame_of(2)
frame_of(5)
print(frame.f_locals, frame.f_code.co_name)
del frame


def late(fail):
    if not fail:
        unset = 1
    return unset


print(late(False))
try:
    late(True)
except UnboundLocalError as error:
    print(error)


def replaced():
    global replaced
    replaced = None
    gc.collect()
    return "still runs"


print(replaced(), replaced)


def make():
    def inner(n):
        return n if n == 0 else inner(n - 1)

    return inner


print([make()(n) for n in (3, 300, 0)])
