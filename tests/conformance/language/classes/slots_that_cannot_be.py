def make(slots, *bases, **names):
    try:
        print(type("C", bases, {"__slots__": slots, **names}).__name__)
    except Exception as error:
        print(type(error).__name__, error)


make(("a", "1"))
make([1])
make(5)
make("a", a=1)
make("a", int)
make((), int)
make("a", tuple)
make("a", list)
make(("__dict__", "__dict__"))


class A:
    __slots__ = "a"


class B:
    __slots__ = "b"


class Empty:
    __slots__ = ()


class D(A):
    __slots__ = ("__dict__", "__weakref__")


make((), A, B)
make((), A, Empty)
make((), D, A)
make("__dict__", D)
d = D()
d.free = 1
print(d.__dict__, d.free)
