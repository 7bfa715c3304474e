import asyncio


async def fails():
    raise ValueError("looked at")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    print("seen:", task.exception())
    del task


asyncio.run(main())
