class Door:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        return self.name

    def __exit__(self, *details):
        print("close", self.name, details[0].__name__ if details[0] else None)
        return False


with Door("a") as a, Door("b") as b:
    print(a, b)
try:
    with (
        Door("c"),
        Door("d"),
    ):
        raise KeyError("inside")
except KeyError:
    print("it came out")
