import weakref


class Thing:
    pass


def fails(reference):
    raise ValueError("in the callback")


thing = Thing()
reference = weakref.ref(thing, fails)
del thing
print("goes on")


class Keyed(weakref.ref):
    __slots__ = ("key",)

    def __new__(cls, target, callback, key):
        self = super().__new__(cls, target, callback)
        self.key = key
        return self

    def __init__(self, target, callback, key):
        super().__init__(target, callback)


thing = Thing()
keyed = Keyed(thing, lambda reference: print("key", reference.key), "k")
print(keyed() is thing, isinstance(keyed, weakref.ref), keyed.key, keyed == weakref.ref(thing))
del thing
print(keyed())
