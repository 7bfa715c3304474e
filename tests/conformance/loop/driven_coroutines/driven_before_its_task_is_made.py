# A coroutine that somebody has driven for a while ends in a task.
import asyncio


async def work():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return 4


async def outcome(awaitable):
    print(await awaitable)


async def main():
    for make in (asyncio.create_task, asyncio.gather, lambda each: asyncio.wait_for(asyncio.ensure_future(each), 1)):
        for turns in (1, 2):
            coroutine = work()
            for _ in range(turns):
                print(coroutine.send(None))
            await outcome(make(coroutine))


asyncio.run(main())
