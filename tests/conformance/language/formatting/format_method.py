print("{} {}".format("a", "b"), "{1} {0}".format("a", "b"), "{x}-{y}".format(x=1, y=2))
print("{0[1]} {0[0]} {d[key]}".format([10, 20], d={"key": "v"}))
print("{0.real} {0.imag}".format(3 + 4j), "{:>{w}}|".format("x", w=5), "{!r:>6}".format("q"))
print("{{}} {}".format(1), "{:,.2f}".format(12345.678), "{:%Y}".format(__import__("datetime").date(2024, 5, 6)))
print("{a} {b}".format(**{"a": 1, "b": 2}), "{a} {b}".format_map({"a": 3, "b": 4}))
for broken in ("{} {1}", "{", "}", "{x}", "{0} {5}"):
    try:
        broken.format("a")
    except (ValueError, KeyError, IndexError) as error:
        print(type(error).__name__, error)
