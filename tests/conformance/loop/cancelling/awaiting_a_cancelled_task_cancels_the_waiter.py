import asyncio


async def waiter(task):
    await task


async def main():
    task = asyncio.create_task(asyncio.sleep(10))
    waiting = asyncio.create_task(waiter(task))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([waiting])
    print(waiting.cancelled(), waiting.cancelling())


asyncio.run(main())
