import traceback

first = ValueError("first")
second = ValueError("second")
first.__context__ = second
second.__context__ = first

try:
    try:
        raise first
    except ValueError:
        raise KeyError("third")
except KeyError as error:
    print(traceback.format_exc())
    print(error.__context__ is first, first.__context__ is second)

first.__cause__ = second
second.__cause__ = first
raise first
