# What anext(iterator, default) gives, awaited and driven by hand.
import asyncio
import gc
import inspect
import types


class Countdown:
    def __init__(self, start):
        self.left = start

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        await asyncio.sleep(0)
        return self.left


class Answering:
    """Its items are whatever `make` gives."""

    def __init__(self, make):
        self.make = make

    def __anext__(self):
        return self.make()


def future_with(outcome):
    future = asyncio.get_running_loop().create_future()
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
    return future


async def one():
    yield 1


def show(label, action):
    try:
        print(label, action())
    except BaseException as error:
        print(label, type(error).__name__, error)


async def main():
    awaitable = anext(Countdown(1), "none")
    kind = type(awaitable)
    print(kind, kind.__name__, kind.__module__, [name for name in dir(kind) if name not in dir(object)])
    print(inspect.isawaitable(awaitable), inspect.iscoroutine(awaitable), asyncio.iscoroutine(awaitable))
    print(iter(awaitable) is awaitable, awaitable.__await__() is awaitable)
    show("new one", lambda: kind())
    print(await awaitable)
    show("once more", lambda: awaitable.send(None))

    print(await anext(Countdown(0), "none"))
    generator = one()
    print(await anext(generator, 5), await anext(generator, 6), await anext(generator, 7))
    print(await asyncio.create_task(anext(Countdown(1), "none")))
    print(await asyncio.ensure_future(anext(Countdown(0), "none")))
    print(await asyncio.wait_for(anext(Countdown(1), "none"), 1))
    print(await asyncio.gather(anext(Countdown(1), "x"), anext(Countdown(0), "y")))
    print(await anext(Answering(lambda: future_with("future")), "none"))
    print(await anext(Answering(lambda: future_with(StopAsyncIteration())), "none"))
    show("no iterator", lambda: anext(3, 1))
    try:
        await anext(Answering(lambda: 3), 1)
    except TypeError as error:
        print(error)

    anext(Countdown(1), 1)
    anext(one(), 1)
    gc.collect()


asyncio.run(main())


@types.coroutine
def turn(value):
    return (yield value)


class Turns:
    async def __anext__(self):
        got = await turn("turn")
        if got == "stop":
            raise StopAsyncIteration
        return got


def begun():
    awaitable = anext(Turns(), "default")
    show("begun", lambda: awaitable.send(None))
    return awaitable


for last in ("value", "stop"):
    awaitable = begun()
    show("sent", lambda: awaitable.send(last))
    show("sent more", lambda: awaitable.send(last))
for error in (ValueError("thrown"), StopAsyncIteration()):
    awaitable = begun()
    show("thrown", lambda: awaitable.throw(error))
awaitable = begun()
show("closed", lambda: awaitable.close())
show("sent more", lambda: awaitable.send(None))


def delegating():
    print("got", (yield from anext(Turns(), "default")))


print(list(delegating()))
