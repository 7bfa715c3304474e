d = {1: "int", 1.5: "float", "1": "str", (1, 2): "tuple", None: "none", frozenset([1]): "frozen", b"1": "bytes"}
print(d[1], d[1.0], d[True], d[(1, 2)], d[None], d[frozenset([1])], len(d))
d[True] = "overwritten"
print(d)
try:
    d[[1]] = 0
except TypeError as error:
    print(error)
try:
    d[(1, [2])] = 0
except TypeError as error:
    print(error)
