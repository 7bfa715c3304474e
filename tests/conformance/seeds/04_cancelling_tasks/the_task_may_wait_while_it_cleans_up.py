import asyncio


async def connection():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("saying goodbye")
        await asyncio.sleep(0.05)
        print("goodbye said")
        raise


async def main():
    task = asyncio.create_task(connection())
    await asyncio.sleep(0)
    task.cancel()
    print("done right after cancel():", task.done())
    await asyncio.wait([task])
    print("done now:", task.done())


asyncio.run(main())
