value = "module"


class Outer:
    value = "class"

    def method(self):
        def inner():
            return value, self.value

        return inner()

    listed = [value for _ in range(1)]


print(Outer().method(), Outer.listed)


def function():
    value = "function"

    class Local:
        shown = value

    return Local.shown, [value for _ in "x"]


print(function())
