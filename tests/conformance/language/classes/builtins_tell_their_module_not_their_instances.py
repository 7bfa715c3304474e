import asyncio
import functools


class Plain:
    pass


for cls in (int, list, Exception, type, object, range, functools.partial, asyncio.Future, asyncio.Lock, Plain):
    print(cls.__name__, cls.__module__)

for thing in (5, "text", [], {}, None, ValueError(), object(), range(3), iter([]), Plain(), asyncio.Lock()):
    print(type(thing).__name__, getattr(thing, "__module__", "has none"))

print("__module__" in vars(int), "__module__" in vars(Plain), "__module__" in dir(5), "__module__" in dir(Plain()))
