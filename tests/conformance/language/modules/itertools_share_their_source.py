import copy
from itertools import batched, compress, dropwhile, filterfalse, groupby, pairwise, starmap, takewhile, tee, zip_longest


def show(ask):
    try:
        print(ask())
    except Exception as error:
        print(type(error).__name__, error)


source = iter([1, 2, 3, 4, 5])
pairs = pairwise(source)
print(next(pairs), next(source), next(pairs), list(pairs), next(pairs, "end"))

# A group ends when the next one is asked for.
groups = groupby("aabbbc")
key, first = next(groups)
next(first)
other, second = next(groups)
print(key, list(first), other, list(second), type(first), iter(groups) is groups)
print([(key, list(group)) for key, group in groupby([1, 3, 2, 4, 5], lambda number: number % 2)])
print([(key, list(group)) for key, group in list(groupby("aab"))])

one, two = tee(iter([1, 2, 3]))
print(next(one), next(one), list(two), list(one), type(one), tee([1], 0), len(tee([], 3)))
(one,) = tee([1, 2, 3], 1)
next(one)
print(list(copy.copy(one)), list(one))

print(list(zip_longest("abc", "d", iter([]), fillvalue="-")), list(zip_longest()))
print(list(batched("abcdefg", n=3)), list(compress(selectors=[1, 0, 1], data="abc")))
rows = zip_longest([1, 2], [3])
print(next(rows), next(rows), next(rows, "end"), next(rows, "end"))


def fails():
    yield 1
    raise ValueError("source")


rows = zip_longest(fails(), [3, 4, 5])
print(next(rows))
show(lambda: next(rows))
show(lambda: list(batched("abcd", 3, strict=True)))
show(lambda: list(groupby(fails())))

# What the function raises ends nothing.
numbers = starmap(int, [("1",), ("x",), ("3",)])
for _ in range(4):
    show(lambda: next(numbers, "end"))


def is_small(number):
    if number == 2:
        raise KeyError(number)
    return number < 4


for kind in (filterfalse, takewhile, dropwhile):
    items = kind(is_small, [1, 2, 3, 4, 2, 5])
    for _ in range(5):
        show(lambda: next(items, "end"))

for ask in (
    lambda: batched("abc", 0),
    lambda: batched("abc", 3, True),
    lambda: batched("abc", 3, strct=True),
    lambda: batched(),
    lambda: compress([1], [1], 3),
    lambda: groupby(5),
    lambda: groupby([1], int, 3),
    lambda: pairwise(),
    lambda: pairwise(iterable=[]),
    lambda: tee(),
    lambda: tee([], -1),
    lambda: zip_longest([], other=1),
    lambda: list(takewhile(None, [1])),
    lambda: list(filterfalse(None, [1, 0])),
):
    show(ask)
