import asyncio


async def job():
    await asyncio.sleep(0.05)
    return "shared"


async def waiter(name, task):
    try:
        print(name, await asyncio.shield(task))
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    task = asyncio.create_task(job())
    first = asyncio.create_task(waiter("first", task))
    second = asyncio.create_task(waiter("second", task))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.wait([first, second])
    print(task.result())


asyncio.run(main())
