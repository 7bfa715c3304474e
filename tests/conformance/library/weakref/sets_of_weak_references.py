import weakref


class Member:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


a, b, c = Member("a"), Member("b"), Member("c")
members = weakref.WeakSet([a, b])
members.add(c)
members.add(c)
names = lambda s: sorted(each.name for each in s)
print(len(members), a in members, 3 in members, names(members))
del b
print(len(members), names(members))
members.discard(a)
try:
    members.remove(a)
except KeyError:
    print("KeyError")
members.update([a])
other = weakref.WeakSet([a, Member("gone")])
print(names(members | other), names(members & other), names(members - other), names(members ^ other))
print(other <= members, members >= other, members.isdisjoint(other), other == weakref.WeakSet([a]), len(other))
for each in members:
    del a, c, each, other
    break
print(len(members), names(members))
members.clear()
print(len(members), bool(members))
