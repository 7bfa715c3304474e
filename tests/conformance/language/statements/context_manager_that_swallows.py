class Suppress:
    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.caught = value
        return kind is not None and issubclass(kind, self.kinds)


with Suppress(ZeroDivisionError) as guard:
    1 / 0
print("went on after", guard.caught)
try:
    with Suppress(KeyError):
        int("x")
except ValueError as error:
    print("not swallowed:", error)
