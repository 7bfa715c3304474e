import weakref


class Thing:
    def __repr__(self):
        return "Thing()"


thing = Thing()
ref = weakref.ref(thing)
print(ref() is thing, ref is weakref.ref(thing), weakref.getweakrefcount(thing))
print(ref.__callback__, type(ref), weakref.ref is weakref.ReferenceType)
del thing
print(ref(), repr(ref).endswith("; dead>"))


def gone(reference):
    print("gone", reference() is None, [name for name, each in named.items() if each is reference])


thing = Thing()
named = {"first": weakref.ref(thing, gone), "second": weakref.ref(thing, gone)}
print(weakref.getweakrefcount(thing), named["first"].__callback__ is gone)
del thing
print("after", named["first"].__callback__)
thing = Thing()
dropped = weakref.ref(thing, gone)
del dropped
del thing
print("a reference that is gone calls nobody")
