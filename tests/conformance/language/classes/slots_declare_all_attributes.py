class Base:
    __slots__ = ["__secret", "y"]

    def __init__(self):
        self.__secret = 1


class Open(Base):
    pass


class Narrow(Base):
    __slots__ = "z"


class Failure(Exception):
    __slots__ = ("code",)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


print(Base.y, Base.__slots__, sorted(name for name in Base.__dict__ if not name.startswith("__")))
base, narrow = Base(), Narrow()
attempt(lambda: base.y)
attempt(lambda: vars(base))
attempt(lambda: base.__dict__)
attempt(lambda: delattr(base, "y"))
attempt(lambda: Base.y.__get__(3))
attempt(lambda: setattr(base, "z", 1))
narrow.z = 3
narrow.y = 4
print(narrow.y, narrow.z, hasattr(narrow, "__dict__"), narrow._Base__secret)
wide = Open()
wide.anything = 5
print(wide.anything, hasattr(wide, "__dict__"))
failure = Failure("x")
failure.code = 7
print(failure.code, repr(failure))
