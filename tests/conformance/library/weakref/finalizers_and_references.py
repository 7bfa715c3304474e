import gc
import weakref


class Ends:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("__del__", self.name, reference() is None)


one = Ends("counted")
reference = weakref.ref(one, lambda r: print("callback", r() is None))
del one
print("--")
two = Ends("collected")
two.me = two
reference = weakref.ref(two, lambda r: print("callback", r() is None))
del two
gc.collect()
print("--")
three = Ends("in the same circle")
three.me = three
three.reference = weakref.ref(three, lambda r: print("never called"))
reference = weakref.ref(three)
del three
gc.collect()
print("--")


class Revived:
    def __del__(self):
        global alive
        alive = self


alive = None
thing = Revived()
reference = weakref.ref(thing)
del thing
print(reference() is alive, alive is not None)
