import asyncio


async def job():
    return 1


def refused(make):
    try:
        make()
    except (TypeError, ValueError, AttributeError, RuntimeError) as error:
        print(type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    refused(lambda: asyncio.Future(loop))
    refused(lambda: asyncio.Future(lop=loop))
    coroutine = job()
    refused(lambda: asyncio.Task(coroutine, loop))
    print(await coroutine)
    refused(lambda: asyncio.Barrier(0))
    try:
        await asyncio.wait(None)
    except ValueError as error:
        print(error)


asyncio.run(main())
refused(lambda: asyncio.timeout(None))
refused(lambda: asyncio.set_event_loop("loop"))
print(asyncio.BrokenBarrierError, asyncio.runners.run is asyncio.run)
