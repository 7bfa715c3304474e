import traceback


class Odd(Exception):
    pass


def fails():
    try:
        raise KeyError("first")
    except KeyError as error:
        raise Odd("second") from error


try:
    fails()
except Odd as error:
    error.add_note("a note")
    made = traceback.TracebackException.from_exception(error)
    print(made.exc_type_str, made.__cause__.exc_type_str, made.__context__ is not None, made.__notes__)
    print([frame.name for frame in made.stack], [frame.name for frame in made.__cause__.stack])
    print("".join(made.format()))
    print("".join(made.format(chain=False)))
    print(list(made.format_exception_only()))
    print(made == traceback.TracebackException.from_exception(error))
    made.print(file=None)
    without = traceback.TracebackException(type(error), error, None)
    print("".join(without.format(chain=False)))
print(traceback.format_exc())
