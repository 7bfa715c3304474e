import asyncio
import collections.abc
import inspect


class Custom:
    def __await__(self):
        yield


async def coroutine():
    pass


def plain():
    pass


made = coroutine()
for thing in (made, Custom(), plain, 3):
    name = type(thing).__name__
    print(f"{name}: {isinstance(thing, collections.abc.Awaitable)} {inspect.isawaitable(thing)}")
made.close()
