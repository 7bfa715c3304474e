a, *b, c = range(5)
[d, *e], (f, (g, *h)) = (1, 2, 3), (4, "567")
*i, = "ab"
print(a, b, c, d, e, f, g, h, i)
for j, *k in [(1, 2, 3), "xy"]:
    print(j, k)
print([*range(2), *"ab"], (*[], 1), {*[1], *(2,)}, {**{"a": 1}, "b": 2, **{"a": 3}}, *[4], *(5, 6))


def function(*args, **kwargs):
    return args, kwargs


print(function(*[1], 2, *(3,), x=1, **{"y": 2}, z=3, **{}))


def returns():
    return 1, *[2, 3]


def yields():
    yield 1, *[2, 3]


class Item:
    def __getitem__(self, key):
        return key


print(returns(), list(yields()))
x = *[1, 2], 3
for y in *[1], 2:
    print(x, y)
print(Item()[*[1, 2]], Item()[1, *[2], 3:4], Item()[*"ab", ...])
for source, target in (
    ("a, b", [1]), ("a, b", [1, 2, 3]), ("a, *b, c", [1]), ("a, b", 5), ("(a, b), c", [1, 2]), ("*a, b", []),
    ("[a]", "xy"), ("a, b", {"k": 1}),
):
    try:
        exec(f"{source} = target", {"target": target})
    except Exception as error:
        print(type(error).__name__, error)
