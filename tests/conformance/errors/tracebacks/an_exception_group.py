def fail(kind, text):
    try:
        raise kind(text)
    except kind as error:
        return error


raise ExceptionGroup("two problems", [fail(ValueError, "first"), fail(KeyError, "second")])
