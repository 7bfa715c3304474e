import types


def raised(number):
    try:
        raise ValueError(number)
    except ValueError as error:
        return error.__traceback__


first, second = raised(1), raised(2)
first.tb_next = second
print(first.tb_next is second, second.tb_next)
try:
    second.tb_next = first
except ValueError as error:
    print(error)
try:
    second.tb_next = 3
except TypeError as error:
    print(error)
made = types.TracebackType(first, first.tb_frame, first.tb_lasti, 77)
print(made.tb_lineno, made.tb_next is first, made.tb_frame is first.tb_frame, made.tb_lasti == first.tb_lasti)
try:
    raise KeyError("shown").with_traceback(made)
except KeyError as error:
    tb = error.__traceback__
    lines = []
    while tb:
        lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(lines)
first.tb_next = None
print(first.tb_next)
