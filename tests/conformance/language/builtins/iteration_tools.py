print(list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), range(10)[2:5], range(3) == range(0, 3, 1), len(range(0, 10, 3)), 4 in range(0, 10, 2))
print(list(zip([1, 2, 3], "ab")), list(enumerate("ab", 5)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "x"])))
print(list(reversed([1, 2])), sum([1, 2], 10), min("b", "a"), max([1, 5, 3], default=0), min([], default="none"), any([]), all([]))
print(list(zip(*[(1, 2), (3, 4)])), sorted(zip("ba", [1, 2])), next(iter([7])), next(iter([]), "default"), list(iter(iter([1, 2]))))
try:
    print(list(zip([1], [1, 2], strict=True)))
except ValueError as error:
    print(error)
values = iter([1, 2, 0, 3])
print(list(iter(lambda: next(values), 0)))
