print((lambda: 1)())
print((lambda x, y=2, *args, z, **kw: (x, y, args, z, kw))(1, z=3, w=4))
print(sorted([3, -1, 2], key=lambda n: -n))
print((lambda x: x if x > 0 else -x)(-5))
