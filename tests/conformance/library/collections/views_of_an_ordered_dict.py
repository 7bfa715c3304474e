"""The views of an OrderedDict have names of their own and follow it."""

from collections import OrderedDict
from collections.abc import KeysView

ordered = OrderedDict(a=1, b=2)
keys, values, items = ordered.keys(), ordered.values(), ordered.items()
print(keys, values, items, OrderedDict().items())
ordered.move_to_end("a")
ordered["c"] = 3
print(keys, list(values), list(reversed(items)), len(keys), "c" in keys, 3 in values, ("a", 2) in items)
print(keys & {"a", "z"}, keys - {"a", "b"}, keys == {"a", "b", "c"}, items == dict(ordered).items(), keys == {"a": 1}.keys())
print(type(keys).__name__, type(items), isinstance(keys, KeysView))
print(sorted(items, key=lambda pair: pair[1]), dict(items), max(ordered, key=ordered.get))
print(ordered == dict(ordered), ordered == OrderedDict(sorted(ordered.items())), {**ordered}, [*ordered])
