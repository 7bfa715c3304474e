import asyncio


async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "handled"


async def main():
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    task.cancel("please stop")
    print(await task)
    print(task.done(), task.cancelled())


asyncio.run(main())
