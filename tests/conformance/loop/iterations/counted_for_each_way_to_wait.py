import asyncio


class Counter:
    def __init__(self):
        self.count = 0
        self.loop = asyncio.get_running_loop()
        self.handle = self.loop.call_soon(self.tick)

    def tick(self):
        self.count += 1
        self.handle = self.loop.call_soon(self.tick)


async def nothing():
    pass


def finished():
    future = asyncio.get_running_loop().create_future()
    future.set_result(None)
    return future


async def group_of(count):
    async with asyncio.TaskGroup() as group:
        for _ in range(count):
            group.create_task(nothing())


async def main():
    ways = {
        "await coro()": lambda: nothing(),
        "a finished future": finished,
        "sleep(0)": lambda: asyncio.sleep(0),
        "a task": lambda: asyncio.create_task(nothing()),
        "gather(coro)": lambda: asyncio.gather(nothing()),
        "gather(finished)": lambda: asyncio.gather(finished()),
        "gather()": lambda: asyncio.gather(),
        "shield(coro)": lambda: asyncio.shield(nothing()),
        "shield(finished)": lambda: asyncio.shield(finished()),
        "wait([task])": lambda: asyncio.wait([asyncio.create_task(nothing())]),
        "wait([finished])": lambda: asyncio.wait([finished()]),
        "wait_for(coro)": lambda: asyncio.wait_for(nothing(), 1),
        "wait_for(coro, None)": lambda: asyncio.wait_for(nothing(), None),
        "wait_for(task)": lambda: asyncio.wait_for(asyncio.create_task(nothing()), 1),
        "empty group": lambda: group_of(0),
        "group of one": lambda: group_of(1),
        "group of three": lambda: group_of(3),
    }
    for name, way in ways.items():
        await asyncio.sleep(0)
        counter = Counter()
        await way()
        counter.handle.cancel()
        print(f"{name:<22} {counter.count}")


asyncio.run(main())
