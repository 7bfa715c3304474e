import operator

a = [1]
print(operator.iadd(a, [2]), a, operator.imul(a, 2), a, operator.isub(5, 3), operator.iand(6, 3), operator.ior(6, 3), operator.ixor(6, 3))
print(operator.ifloordiv(7, 2), operator.imod(7, 4), operator.ipow(2, 3), operator.itruediv(7, 2), operator.ilshift(1, 3), operator.irshift(8, 1))
print(operator.iconcat([1], [2]), operator.concat("a", "b"), operator.call(max, 1, 5), operator.length_hint([1, 2]), operator.length_hint(3, 4))
print(operator.__add__(1, 2), operator.__contains__([1], 1), operator.__getitem__({"a": 1}, "a"), operator.__iadd__([1], [2]), operator.__not__(1))
print(operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.attrgetter("real", "imag")(3), operator.attrgetter("__class__.__name__")(3))
print(operator.methodcaller("split", ",", maxsplit=1)("a,b,c"))
for wrong in (lambda: operator.concat(1, 2), lambda: operator.attrgetter(1), lambda: operator.indexOf([1], 2), lambda: operator.index("a")):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
