"""An exception's own attributes are there however it was made."""


def show(call):
    try:
        print(repr(call()))
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


for arguments in [
    (),
    ("text",),
    (2, "gone"),
    (2, "gone", "a.txt"),
    (2, "gone", "a.txt", 5, "b.txt"),
    (2, "gone", None, None, "b.txt"),
    (99, "odd", "a.txt", None, "b.txt"),
]:
    error = OSError(*arguments)
    print(repr(error), str(error), error.args)
    print(error.errno, error.strerror, error.filename, error.filename2)
show(lambda: OSError().winerror)
show(lambda: TimeoutError("late").errno)
show(lambda: ConnectionResetError().filename)
show(lambda: ImportError().name)
show(lambda: ImportError("a", name="b").msg)
show(lambda: ImportError("a", name="b").path)
show(lambda: ImportError("a", "b").msg)
show(lambda: NameError().name)
show(lambda: NameError("x", name="n").name)
show(lambda: AttributeError("x", obj=1).name)
show(lambda: AttributeError("x", obj=1).obj)
show(lambda: SystemExit().code)
show(lambda: SystemExit(3).code)
show(lambda: SystemExit(3, 4).code)
show(lambda: NameError(foo=1))
show(lambda: ImportError(foo=1))
show(lambda: AttributeError(foo=1))
show(lambda: OSError(foo=1))
show(lambda: ValueError(foo=1))
