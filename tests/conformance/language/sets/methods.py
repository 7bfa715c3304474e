s = {3, 1, 2}
s.add(4)
s.discard(9)
s.remove(1)
print(s, len(s), 3 in s, {1, 2} == {2, 1}, set([1, 1, 2]))
a, b = {1, 2, 3}, {2, 3, 4}
print(a & b, a | b, a - b, a ^ b, a <= {1, 2, 3}, a < {1, 2, 3, 4}, a.isdisjoint({9}), {1} <= a, a >= {1})
print(a.union([9], (8,)) == {1, 2, 3, 8, 9}, a.intersection(b), a.difference(b), a.symmetric_difference(b))
a.update([7])
a -= {1}
a &= {2, 7}
a |= {0}
print(a, sorted(a), a.issubset({0, 2, 7, 8}), a.issuperset([0]))
try:
    a.remove("x")
except KeyError as error:
    print("KeyError", error)
frozen = frozenset([1, 2])
print(frozen, frozen | {3}, hash(frozen) == hash(frozenset([2, 1])), set(), {*()})
