import asyncio


async def quick(value):
    await asyncio.sleep(0.05)
    return value


async def main():
    print(await asyncio.wait_for(quick("from a coroutine"), timeout=0.5))
    task = asyncio.create_task(quick("from a task"))
    print(await asyncio.wait_for(task, 0.5))


asyncio.run(main())
