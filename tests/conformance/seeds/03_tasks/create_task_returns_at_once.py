import asyncio


async def slow():
    print("slow begins")
    await asyncio.sleep(0.1)
    return "slow result"


async def main():
    task = asyncio.create_task(slow())
    print(type(task).__name__, "done:", task.done())
    result = await task
    print(result, "done:", task.done())


asyncio.run(main())
