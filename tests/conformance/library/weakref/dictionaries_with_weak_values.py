import weakref


class Item:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Item({self.name})"


cache = weakref.WeakValueDictionary()
a, b = Item("a"), Item("b")
cache["a"] = a
cache["b"] = b
print(len(cache), sorted(cache), cache["a"], cache.get("x", "none"), "b" in cache, "x" in cache)
del a
print(len(cache), list(cache.items()), list(cache.values()), list(cache.keys()))
try:
    cache["a"]
except KeyError as error:
    print("KeyError", error)
c = cache.setdefault("c", Item("never kept")) if False else Item("c")
print(cache.setdefault("c", c), cache.setdefault("c", b) is c, cache.pop("c"), cache.pop("c", None))
cache.update({"d": c})
copy = cache.copy()
print(sorted(copy), type(copy).__name__, len(cache.valuerefs()), [r() for r in cache.itervaluerefs()])
for key in cache:
    del b
    break
print(len(cache), dict(cache))
print(cache | {"e": c}, cache.popitem(), len(cache)) if False else print(sorted((cache | {"e": c}).keys()))
cache.clear()
print(len(cache), bool(cache))
