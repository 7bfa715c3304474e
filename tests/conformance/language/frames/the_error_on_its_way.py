import sys

print(sys.exc_info(), sys.exception())
try:
    raise ValueError("one")
except ValueError as error:
    kind, value, tb = sys.exc_info()
    print(kind, value is error, tb is error.__traceback__, tb.tb_frame is sys._getframe())
    try:
        raise KeyError("two")
    except KeyError:
        print(sys.exc_info()[1], sys.exception().__context__ is error)
    print(sys.exc_info()[1])
print(sys.exc_info())


def depth(frame):
    number = 0
    while frame.f_back:
        frame, number = frame.f_back, number + 1
    return number


def deeper(n):
    return deeper(n - 1) if n else (depth(sys._getframe()), sys._getframe(2).f_locals)


print(deeper(4))
try:
    sys._getframe(50)
except ValueError as error:
    print(error)
