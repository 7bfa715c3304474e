import asyncio, inspect

async def child():
    await asyncio.sleep(1)

async def group():
    async with asyncio.TaskGroup() as g:
        g.create_task(child())

async def waits(c):
    await c

async def numbers():
    yield 1
    await asyncio.sleep(1)
    yield 2

async def iterates():
    async for n in numbers():
        print(n)

async def main():
    for c in group(), waits(group()), iterates(), waits(iterates()), waits(asyncio.wait_for(child(), 5)):
        print(inspect.getcoroutinestate(c))
        t = asyncio.create_task(c)
        await asyncio.sleep(0.01)
        print(inspect.getcoroutinestate(c), c.cr_running, c.cr_suspended, type(c.cr_await).__name__)
        try:
            c.throw(KeyError("thrown"))
        except BaseException as error:
            print(repr(error))
        print(inspect.getcoroutinestate(c))
        try:
            print(await asyncio.wait_for(t, 2))
        except BaseException as error:
            print(repr(error))
    for c in group(), waits(group()), iterates(), waits(iterates()):
        t = asyncio.create_task(c)
        await asyncio.sleep(0.01)
        try:
            print(c.send(None))
        except BaseException as error:
            print(repr(error))
        print(inspect.getcoroutinestate(c))
        try:
            print(await asyncio.wait_for(t, 2))
        except BaseException as error:
            print(repr(error))

asyncio.run(main())
