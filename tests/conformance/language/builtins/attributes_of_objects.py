class A:
    shared = 1

    def __init__(self):
        self.own = 2


a = A()
print(hasattr(a, "own"), getattr(a, "shared"), getattr(a, "none", "-"), a.__dict__, A.__name__, a.__class__ is A, A.__module__)
setattr(a, "dynamic", [1])
print(sorted(name for name in dir(a) if not name.startswith("__")), vars(a), isinstance(a, object))
print(A.__doc__, A.__init__.__name__, A.__init__.__qualname__, a.__init__.__self__ is a, type(a.__init__).__name__)
