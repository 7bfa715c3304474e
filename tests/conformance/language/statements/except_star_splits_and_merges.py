def show(error, depth=0):
    pad = "  " * depth
    if isinstance(error, BaseExceptionGroup):
        print(pad + type(error).__name__, error.message)
        for one in error.exceptions:
            show(one, depth + 1)
    else:
        print(pad + repr(error))


def group():
    return ExceptionGroup("eg", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3), OSError(4)])])


def leaves_the_rest():
    try:
        raise group()
    except* ValueError as caught:
        show(caught)


def raises_another():
    try:
        raise group()
    except* ValueError:
        raise KeyError("new")


def raises_two_others():
    try:
        raise group()
    except* ValueError:
        raise KeyError("first")
    except* TypeError as caught:
        raise RuntimeError("second") from caught
    except* OSError:
        pass


def reraises_some():
    try:
        raise group()
    except* ValueError:
        raise
    except* (TypeError, OSError):
        pass


def reraises_all():
    try:
        raise group()
    except* ValueError as caught:
        raise caught
    except* TypeError:
        raise


def wraps_a_plain_exception():
    try:
        raise ValueError("alone")
    except* ValueError as caught:
        show(caught)
        raise


def handles_all():
    try:
        raise group()
    except* Exception:
        print("all")
    else:
        print("never")
    finally:
        print("finally")


def passes_a_plain_one_on():
    try:
        raise KeyError("alone")
    except* ValueError:
        print("never")


for body in (leaves_the_rest, raises_another, raises_two_others, reraises_some, reraises_all, wraps_a_plain_exception,
             handles_all, passes_a_plain_one_on):
    print("--", body.__name__)
    try:
        body()
    except BaseException as error:
        show(error)
        print("context", repr(error.__context__), "cause", repr(error.__cause__))
    else:
        print("nothing left")
