import asyncio
import functools
import types


class Plain:
    pass


class Slotted:
    __slots__ = ("a",)


class Number(int):
    pass


@functools.lru_cache
def cached():
    pass


def function():
    pass


async def task_of_its_own():
    task = asyncio.current_task()
    task.label = "one"
    return task


def tell(what, ask):
    try:
        print(what, ask())
    except Exception as error:
        print(what, type(error).__name__, error)


things = {
    "plain": Plain(),
    "slotted": Slotted(),
    "number": Number(),
    "cached": cached,
    "function": function,
    "partial": functools.partial(int),
    "error": ValueError(),
    "namespace": types.SimpleNamespace(a=1),
    "task": asyncio.run(task_of_its_own()),
    "int": 5,
    "str": "text",
    "list": [],
    "object": object(),
    "range": range(3),
    "generator": (i for i in []),
}
for name, thing in things.items():
    if name not in ("slotted", "int", "str", "list", "object", "range", "generator"):
        thing.label = "one"
    print(name, hasattr(thing, "__dict__"), "__dict__" in dir(thing))
    tell(name, lambda: thing.__dict__.get("label"))
    tell(name, lambda: "label" in vars(thing))


def delete(thing):
    del thing.__dict__
    return hasattr(thing, "label")


for name in ("plain", "number", "function", "partial", "error"):
    tell(name, lambda: delete(things[name]))
print("__dict__" in vars(object), "__dict__" in vars(BaseException), "__dict__" in vars(Plain), "__dict__" in vars(Number))
