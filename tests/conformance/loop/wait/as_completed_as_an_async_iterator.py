import asyncio


async def child(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    tasks = [asyncio.create_task(child(d)) for d in (0.15, 0.02, 0.08)]
    async for task in asyncio.as_completed(tasks):
        print(await task, task in tasks)


asyncio.run(main())
