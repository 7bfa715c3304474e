import functools
from functools import cached_property, partial, partialmethod, reduce, singledispatchmethod, total_ordering


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *, loud=False):
        self.alive = state
        return (state, loud)

    set_alive = partialmethod(set_state, True)
    shout = partialmethod(set_state, False, loud=True)
    kind = partialmethod(lambda self, *args, **kw: (args, kw), 1, a=2)

    @cached_property
    def area(self):
        """How large."""
        print("working it out")
        return 5

    @singledispatchmethod
    def show(self, value):
        return f"object {value}"

    @show.register
    def _(self, value: int):
        return f"int {value}"

    @show.register(list)
    def _(self, value):
        return f"list of {len(value)}"

    @singledispatchmethod
    @classmethod
    def make(cls, value):
        return cls.__name__, value

    @make.register
    @classmethod
    def _(cls, value: str):
        return cls.__name__, "text"


c = Cell()
print(c.set_alive(), c.alive, c.shout(), c.kind(3, b=4), c.set_alive(loud=True), repr(Cell.__dict__["set_alive"])[:30])
print(c.area, c.area, c.__dict__["area"], Cell.area.__doc__, Cell.area.attrname)
del c.area
print(c.area, c.show(1), c.show([1]), c.show("x"), c.show(True), Cell.make(1), Cell.make("a"))
p = partial(print, "a", sep="-")
p("b", end="!\n")
print(p.func, p.args, p.keywords, partial(p, "c").args, partial(int, base=2)("101"), repr(partial(max, 1, key=abs)))
print(callable(p), partial(pow, 2)(5), reduce(lambda a, b: a * b, [1, 2, 3], 4))


@total_ordering
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number if isinstance(other, Version) else NotImplemented

    def __gt__(self, other):
        return self.number > other.number if isinstance(other, Version) else NotImplemented


print(Version(1) < Version(2), Version(1) >= Version(1), Version(2) <= Version(1), max(Version(1), Version(3)).number)
try:
    Version(1) < 3
except TypeError as error:
    print(error)
for wrong in (
    lambda: total_ordering(type("Bare", (), {})),
    lambda: partial(),
    lambda: partial(3),
    lambda: reduce(max, []),
    lambda: functools.lru_cache("x"),
    lambda: c.show(),
    lambda: partialmethod(3),
    lambda: functools.cmp_to_key(),
    lambda: functools.singledispatch(print).register(3),
):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Base:
    def __call__(self):
        return 1


print(functools.update_wrapper(partial(Base()), Base).__name__, functools.WRAPPER_ASSIGNMENTS)


@functools.lru_cache(maxsize=2, typed=True)
def typed(x):
    return type(x)


typed(1), typed(1.0), typed(1)
print(typed.cache_info(), typed.cache_parameters(), typed.__wrapped__(3))
print(functools.singledispatch(lambda x: x).registry)
