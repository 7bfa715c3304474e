def show(first, *rest, key="k", **others):
    print(first, rest, key, others)


show(1)
show(1, 2, 3)
show(1, 2, key="x", z=26, y=25)
show(*[1, 2], *(3,), **{"key": 0}, **{"extra": True})
