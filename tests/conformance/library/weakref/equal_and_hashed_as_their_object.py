import weakref


class Key:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value

    def __hash__(self):
        return hash(self.value)


one, same, other = Key(1), Key(1), Key(2)
a, b, c = weakref.ref(one), weakref.ref(same), weakref.ref(other)
print(a == b, a != b, a == c, hash(a) == hash(b), a == 1, {a: "found"}[b])
del one
print(a == b, a == a, hash(a) == hash(b))
late = Key(3)
d = weakref.ref(late)
del late
try:
    hash(d)
except TypeError as error:
    print(error)
try:
    a < b
except TypeError as error:
    print(type(error).__name__)
