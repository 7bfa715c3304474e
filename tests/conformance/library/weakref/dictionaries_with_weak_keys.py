import weakref


class Key:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Key({self.name})"


data = weakref.WeakKeyDictionary()
one, two = Key("one"), Key("two")
data[one] = 1
data[two] = 2
print(len(data), data[one], data.get(Key("x")), one in data, list(data), list(data.values()), list(data.items()))
del one
print(len(data), list(data), 3 in data)
try:
    data[3] = "three"
except TypeError as error:
    print(error)
try:
    data[Key("none")]
except KeyError:
    print("KeyError")
three = Key("three")
print(data.setdefault(three, 3), data.pop(three), data.pop(three, "gone"), [r() for r in data.keyrefs()])
data.update({three: 33})
del data[two]
print(dict(data), type(data.copy()).__name__)
for key in data:
    three = key = None
print(len(data), list(data))
