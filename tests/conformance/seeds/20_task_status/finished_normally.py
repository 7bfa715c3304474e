import asyncio


async def body():
    await asyncio.sleep(0)


async def main():
    task = asyncio.create_task(body())
    print(task.done(), task.cancelled())
    await task
    print(task.done(), task.cancelled(), task.result())


asyncio.run(main())
