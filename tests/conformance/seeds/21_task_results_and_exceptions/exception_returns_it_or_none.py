import asyncio


async def good():
    return "good"


async def bad():
    raise TypeError("bad")


async def main():
    tasks = [asyncio.create_task(good()), asyncio.create_task(bad())]
    await asyncio.sleep(0)
    print([task.exception() for task in tasks])
    print(repr(tasks[1].exception()))


asyncio.run(main())
