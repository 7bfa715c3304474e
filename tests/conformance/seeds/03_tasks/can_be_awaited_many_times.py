import asyncio


async def compute():
    print("computing")
    await asyncio.sleep(0.01)
    return 99


async def main():
    task = asyncio.create_task(compute())
    print(await task)
    print(await task)
    print(task.result())


asyncio.run(main())
