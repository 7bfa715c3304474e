for error in (
    ValueError(),
    ValueError("one"),
    ValueError("one", 2),
    KeyError("k"),
    KeyError("a", "b"),
    OSError(2, "No such file"),
    StopIteration(5),
    SystemExit(3),
):
    print(repr(error), "|", str(error), "|", error.args)
