import traceback


def nested(depth):
    if depth == 0:
        return ValueError("innermost")
    return ExceptionGroup(f"level {depth}", [nested(depth - 1), KeyError(depth)])


def ends_together(depth):
    return ExceptionGroup("last", [TypeError(depth), ends_together(depth - 1)] if depth else [OSError("end")])


def with_cause():
    try:
        try:
            raise OSError("first")
        except OSError as error:
            raise ExceptionGroup("second", [ValueError(1)]) from error
    except ExceptionGroup as error:
        error.add_note("a note\nof two lines")
        return ExceptionGroup("outer", [error, ValueError(2)])


for group in (
    nested(2), ends_together(2), with_cause(), ExceptionGroup("wide", [ValueError(i) for i in range(17)]),
    ExceptionGroup("just wide enough", [ValueError(i) for i in range(15)]),
    ExceptionGroup("one too many", [ValueError(i) for i in range(16)]), nested(12),
):
    traceback.print_exception(group)
    print("--")
raise nested(1)
