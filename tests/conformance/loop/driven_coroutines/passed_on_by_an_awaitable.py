# An awaitable that drives a coroutine and yields what that waits for: the task waits for it.
import asyncio


class Driving:
    """As a generator."""

    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        step, value = self.coroutine.send, None
        while True:
            try:
                value = step(value)
            except StopIteration as stop:
                return stop.value
            try:
                value = yield value
                step = self.coroutine.send
            except BaseException as error:
                print("  passes on", type(error).__name__)
                step, value = self.coroutine.throw, error


class Iterator:
    """As an iterator of a class."""

    def __init__(self, coroutine):
        self.iterator = coroutine.__await__()

    def __await__(self):
        return self

    def __next__(self):
        return next(self.iterator)


async def work(future):
    try:
        print("  result", await future)
        await asyncio.sleep(0)
        return await asyncio.sleep(0.01, 3)
    except BaseException as error:
        print("  sees", type(error).__name__, error)
        raise


async def wait_for(future):
    return await future


async def show(awaitable):
    try:
        print(await awaitable)
    except BaseException as error:
        print(type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    for kind in (Driving, Iterator):
        print(kind.__doc__)
        future = loop.create_future()
        loop.call_later(0.01, future.set_result, "r")
        await show(kind(work(future)))
        task = asyncio.create_task(asyncio.sleep(0.01, "task"))
        await show(kind(wait_for(task)))
        await show(kind(wait_for(asyncio.gather(asyncio.sleep(0.01, "child")))))
        await show(kind(asyncio.wait_for(asyncio.sleep(0.01, "in time"), 1)))
        event = asyncio.Event()
        loop.call_later(0.01, event.set)
        await show(kind(event.wait()))
        before = loop.time()
        await kind(asyncio.sleep(0.5))
        print(round(loop.time() - before, 1))

    print("errors")
    for finish, value in (("set_exception", ValueError("v")), ("cancel", "m")):
        future = loop.create_future()
        loop.call_later(0.01, getattr(future, finish), value)
        await show(Driving(work(future)))
    future = loop.create_future()
    task = asyncio.ensure_future(Driving(work(future)))
    await asyncio.sleep(0)
    task.cancel("why")
    await show(task)
    print(future)


asyncio.run(main())
