import asyncio


async def delay(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(delay(0.1))
        second = group.create_task(delay(0.05))
        print("inside the block")
    print("after the block:", first.result(), second.result())


asyncio.run(main())
