import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelled(), task.cancelling())
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelled())


asyncio.run(main())
