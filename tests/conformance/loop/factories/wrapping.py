import asyncio


async def traced(coro):
    print("begins", coro.__name__)
    try:
        return await coro
    finally:
        print("ends", coro.__name__)


def factory(loop, coro, context=None):
    return asyncio.Task(traced(coro), loop=loop, context=context)


class Numbered:
    def __init__(self):
        self.count = 0

    def __call__(self, loop, coro, context=None):
        self.count += 1
        return asyncio.Task(coro, loop=loop, name=f"made {self.count}", context=context)


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


async def fail():
    raise ValueError("inside")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(await asyncio.gather(add(1, 2), add(3, 4)))
    try:
        await asyncio.create_task(fail())
    except ValueError as error:
        print(error)
    numbered = Numbered()
    loop.set_task_factory(numbered)
    task = asyncio.create_task(add(5, 6), name="mine")
    print(task.get_name(), await task, numbered.count)


asyncio.run(main())
