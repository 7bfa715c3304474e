import operator
print(operator.itemgetter(1), operator.itemgetter(1, "a"), operator.attrgetter("a.b"), operator.methodcaller("f", 1, x=2))
print(operator.itemgetter(1)("abc"), operator.itemgetter(0, -1)("abc"), operator.attrgetter("real", "imag")(1j), operator.methodcaller("split", sep=",")("a,b"))
for wrong in (lambda: operator.itemgetter(), lambda: operator.attrgetter(5), lambda: operator.methodcaller(5)):
    try: wrong()
    except TypeError as e: print(type(e).__name__)
print(sorted([(1, "b"), (0, "c")], key=operator.itemgetter(1)), type(operator.itemgetter(1)))
