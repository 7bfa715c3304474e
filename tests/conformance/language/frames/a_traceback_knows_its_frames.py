import sys


def inner(x):
    y = x + 1
    raise ValueError(y)


def outer():
    label = "outer"
    inner(41)


try:
    outer()
except ValueError as error:
    tb = error.__traceback__
    while tb is not None:
        frame = tb.tb_frame
        names = dict(frame.f_locals) if frame.f_code.co_name != "<module>" else "module"
        print(frame.f_code.co_name, tb.tb_lineno, frame.f_lineno, names)
        print(type(frame).__name__, type(tb).__name__, tb.tb_lasti >= 0, frame.f_globals is globals())
        tb = tb.tb_next
print(type(sys._getframe()), sys._getframe().f_code.co_name, sys._getframe().f_back)
