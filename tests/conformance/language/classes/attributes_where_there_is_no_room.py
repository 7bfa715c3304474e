class Slotted:
    __slots__ = ("a",)
    fixed = 1


class Plain:
    shared = 1


def show(call):
    try:
        print(call())
    except AttributeError as error:
        print(error)


show(lambda: setattr(1, "x", 2))
show(lambda: delattr(1, "x"))
show(lambda: setattr(1, "real", 2))
show(lambda: delattr("a", "upper"))
show(lambda: setattr([], "x", 2))
show(lambda: delattr(Slotted(), "a"))
show(lambda: delattr(Slotted(), "b"))
show(lambda: delattr(Slotted(), "fixed"))
show(lambda: setattr(Slotted(), "fixed", 2))
show(lambda: delattr(Plain(), "x"))
show(lambda: delattr(Plain(), "shared"))
show(lambda: delattr(Plain, "y"))
