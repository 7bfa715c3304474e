def show(call):
    try:
        print(call())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)


class Plain:
    pass


class Child(Plain):
    def __init__(self, value):
        super().__init__(value)


class Made:
    def __new__(cls, value):
        return super().__new__(cls, value)


show(lambda: super(1))
show(lambda: super(int, 1, 2))
show(lambda: super(type=int))
show(lambda: property(1, 2, 3, 4, 5))
show(lambda: property(foo=1))
show(lambda: property(None, fget=1))
show(lambda: property(fget=len, doc="length").__doc__)
show(lambda: type("A", 1, {}))
show(lambda: type(1, (), {}))
show(lambda: type("A", (), []))
show(lambda: type.__new__(type, "A", [], {}))
show(lambda: type("A", (1,), {}))
show(lambda: type("A", ()))
show(lambda: Plain(1))
show(lambda: Plain.__init__(Plain(), 1))
show(lambda: object.__init__(Plain(), 1))
show(lambda: object.__init__())
show(lambda: Child(1))
show(lambda: Made(1))
show(lambda: object.__format__())
