import traceback


def inner():
    raise LookupError("lost")


def outer():
    inner()


try:
    outer()
except LookupError as error:
    text = traceback.format_exc()
    print(text.splitlines()[-1], len(text.splitlines()))
    print("".join(traceback.format_exception_only(error)), end="")
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)])
