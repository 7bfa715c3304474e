import asyncio


async def level(n):
    try:
        if n:
            await level(n - 1)
        else:
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("level", n)
        raise


async def main():
    task = asyncio.create_task(level(3))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
