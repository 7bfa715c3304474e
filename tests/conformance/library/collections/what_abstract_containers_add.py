"""What the abstract classes of containers add asks the class's own methods, in CPython's order."""

from collections.abc import Mapping, MutableMapping, MutableSequence, MutableSet


class Told:
    def __getattribute__(self, name):
        if name in ("insert", "discard", "add"):
            print("  .", name, sep="")
        return super().__getattribute__(name)


class Numbers(Told, MutableSequence):
    def __init__(self, items):
        self.items = list(items)

    def __getitem__(self, index):
        print("  get", index)
        return self.items[index]

    def __setitem__(self, index, value):
        print("  set", index, value)
        self.items[index] = value

    def __delitem__(self, index):
        print("  del", index)
        del self.items[index]

    def __len__(self):
        return len(self.items)

    def insert(self, index, value):
        self.items.insert(index, value)


class Group(Told, MutableSet):
    def __init__(self, items=()):
        self.items = dict.fromkeys(items)

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(list(self.items))

    def __len__(self):
        return len(self.items)

    def add(self, item):
        self.items[item] = None

    def discard(self, item):
        self.items.pop(item, None)

    def __repr__(self):
        return f"Group({list(self.items)})"


class Table(MutableMapping):
    def __init__(self, **items):
        self.items_ = items

    def __getitem__(self, key):
        print("  get", key)
        return self.items_[key]

    def __setitem__(self, key, value):
        print("  set", key)
        self.items_[key] = value

    def __delitem__(self, key):
        print("  del", key)
        del self.items_[key]

    def __iter__(self):
        return iter(list(self.items_))

    def __len__(self):
        return len(self.items_)


numbers = Numbers([1, 2, 3])
for step in (numbers.reverse, lambda: numbers.index(2, -2), lambda: numbers.extend(numbers), numbers.clear, lambda: 5 in numbers):
    print(step(), numbers.items)
group = Group("abc")
for step in (
    lambda: group & "ax", lambda: "ax" | group, lambda: "ax" - group, lambda: {"a", "z"} ^ group, lambda: group & 5, lambda: group >= 5,
    lambda: group == {"a", "b", "c"}, lambda: group._hash() == hash(frozenset("abc")),
):  # fmt: skip
    try:
        print(step())
    except TypeError as error:
        print(error)
group &= "ab"
group ^= "bc"
print(group)
group -= group
print(group, len(group))
table = Table(a=1, b=2)
print(("a", 1) in table.items(), 2 in table.values(), table == {"a": 1, "b": 2})
table.update(Table(c=3))
table.clear()
try:
    reversed(table)
except TypeError as error:
    print(error)
print(issubclass(Table, Mapping))
