import gc


class Borg:
    shared = {}

    def __init__(self):
        self.__dict__ = self.shared


first, second = Borg(), Borg()
first.x = 1
print(second.x, Borg.shared, first.__dict__ is second.__dict__)
Borg.shared["y"] = 2
print(first.y, vars(second))


class AttributeDict(dict):
    def __init__(self, *args, **keywords):
        super().__init__(*args, **keywords)
        self.__dict__ = self


both = AttributeDict(a=1)
both.b = 2
both["c"] = 3
print(both, both.a, both.c, both.__dict__ is both)
del both.a
print(both, "a" in both, hasattr(both, "a"))


class Plain:
    def hidden(self):
        return "of the class"


plain = Plain()
print(plain.hidden())
plain.__dict__ = {"hidden": lambda: "of the instance", 3: 4}
print(plain.hidden(), len(plain.__dict__))
plain.__dict__ = {}
print(plain.hidden(), plain.__dict__)
plain.shared = 1
other = Plain()
other.__dict__ = plain.__dict__
other.shared = 5
print(plain.shared, vars(plain))


class Coded(Exception):
    pass


error = Coded("text")
error.__dict__ = {"code": 3}
print(error.code, error.args)


def function():
    pass


function.__dict__ = {"a": 1}
print(function.a, function.__dict__)


class Slots:
    __slots__ = ("a",)


for holder in (plain, 3, object(), "a", Plain, function, Slots()):
    for value in (3, None, {}):
        try:
            holder.__dict__ = value
            print("set")
        except (TypeError, AttributeError) as refused:
            print(type(refused).__name__, refused)


class OwnDict(dict):
    pass


plain.__dict__ = OwnDict(z=1)
print(plain.z, type(plain.__dict__).__name__)
plain.w = 2
print(plain.__dict__)

# What has ended leaves nothing of its own to the next.
for i in range(100):
    ended = Plain()
    ended.__dict__ = OwnDict(a=i)
    ended.b = 1
    del ended
    fresh = Plain()
    fresh.c = 1
    assert vars(fresh) == {"c": 1} and type(vars(fresh)) is dict
    cyclic = AttributeDict(a=i)
    del cyclic
gc.collect()
