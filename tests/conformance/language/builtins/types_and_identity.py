for value in (1, 1.0, "s", b"b", None, True, [], (), {}, set(), range(1), print, len, int, type, lambda: 0, (n for n in []), Exception(), ..., NotImplemented, 1j, object(), zip(), map(str, []), iter([]), {}.keys(), slice(1)):
    print(type(value).__name__, end=" ")
print()
print(type(1) is int, isinstance(1, (str, int)), isinstance([], int | list), issubclass(bool, int), type(type(1)), id(None) == id(None))
a = [1]
b = a
print(a is b, a is [1], a == [1], callable(print), type("X", (), {"n": 5}).n)
