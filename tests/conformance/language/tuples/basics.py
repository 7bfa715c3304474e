t = (1, "a", [2])
print(t, t[0], t[-1], t[:2], len(t), t + (3,), t * 2, "a" in t, t.index("a"), t.count(1))
print((), (1,), tuple("ab"), tuple([1, 2]), (1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)))
t[2].append(3)
print(t)
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    t[2] += [4]
except TypeError as error:
    print(error, t)
