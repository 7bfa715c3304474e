import traceback


def naked():
    try:
        raise ValueError("alone")
    except* ValueError:
        raise


def part():
    try:
        raise ExceptionGroup("a", [ValueError("alone"), TypeError(1)])
    except* ValueError:
        raise


def new_and_by_name():
    try:
        raise ExceptionGroup("a", [ValueError("alone"), TypeError(1)])
    except* ValueError:
        raise KeyError(1)
    except* TypeError as error:
        raise error


for function in (naked, part, new_and_by_name):
    try:
        function()
    except BaseException:
        traceback.print_exc()
