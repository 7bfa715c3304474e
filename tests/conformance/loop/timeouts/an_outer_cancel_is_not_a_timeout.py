import asyncio


async def worker():
    try:
        async with asyncio.timeout(0.2) as limit:
            await asyncio.sleep(10)
    except TimeoutError:
        print("never printed")
    except asyncio.CancelledError as error:
        print("cancelled:", error, limit.expired())
        raise


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.05)
    task.cancel("from outside")
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
