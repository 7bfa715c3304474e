import asyncio


async def inner():
    numbers = {"one": 1}
    return numbers["two"]


async def outer():
    return await inner()


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.01)
    print("main awaits the failed task")
    await task


asyncio.run(main())
