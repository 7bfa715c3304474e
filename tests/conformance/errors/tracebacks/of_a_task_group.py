import asyncio


async def fails(number):
    await asyncio.sleep(0)
    raise ValueError(f"child {number}")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fails(1))
        group.create_task(fails(2))


asyncio.run(main())
