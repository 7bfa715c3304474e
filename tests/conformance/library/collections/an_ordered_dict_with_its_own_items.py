"""A class made of OrderedDict sets its items in its own way, and moving them asks none of its methods."""

from collections import OrderedDict


class LRU(OrderedDict):
    def __init__(self, maxsize, /, *args, **kwds):
        self.maxsize = maxsize
        super().__init__(*args, **kwds)

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.maxsize:
            oldest = next(iter(self))
            print("evicted", oldest)
            del self[oldest]


cache = LRU(2, {"a": 1}, b=2)
cache["a"]
cache["c"] = 3
print(list(cache), cache.get("zz"), "a" in cache)
cache.update([("d", 4), ("e", 5)])
cache.move_to_end("d", last=False)
print(list(cache), cache.popitem(), len(cache))
for wrong in (lambda: OrderedDict(1, 2), lambda: cache.update(1, 2), lambda: cache["none"], lambda: cache.move_to_end("none")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
