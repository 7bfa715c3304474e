import asyncio


async def countdown(start):
    for number in range(start, 0, -1):
        await asyncio.sleep(0)
    return "liftoff"


async def main():
    task = asyncio.create_task(countdown(3))
    polls = 0
    while not task.done():
        polls += 1
        await asyncio.sleep(0)
    print(task.result(), "after", polls, "polls")


asyncio.run(main())
