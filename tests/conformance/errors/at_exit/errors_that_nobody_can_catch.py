import asyncio
import atexit


class Ends:
    def __del__(self):
        raise ValueError("in __del__")


def generator():
    try:
        yield
    finally:
        raise KeyError("in a generator")


def at_exit():
    raise OSError("at exit")


class Plain:
    def __await__(self):
        yield




async def waits(name):
    try:
        await Plain()
    finally:
        print(name, "is closed")




async def values():
    try:
        yield 1
    finally:
        print("the asynchronous generator is closed")


atexit.register(at_exit)
ends = Ends()
ends = None
opened = generator()
next(opened)
opened = None
produced = values()
try:
    produced.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
produced = None
print("goes on")
first, second = waits("first"), waits("second")
first.send(None)
second.send(None)
