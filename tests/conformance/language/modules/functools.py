import functools
import operator

print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(operator.add, ["a", "b"], "_"))
power = functools.partial(pow, 2)
print(power(5), power.func is pow, power.args, functools.partial(int, base=2)("101"))


class Data:
    calls = 0

    @functools.cached_property
    def expensive(self):
        Data.calls += 1
        return 42


d = Data()
print(d.expensive, d.expensive, Data.calls)


@functools.singledispatch
def kind(value):
    return "something"


@kind.register
def _(value: int):
    return "integer"


@kind.register(list)
def _(value):
    return "list"


print(kind(1), kind([]), kind("x"), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
