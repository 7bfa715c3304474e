import asyncio


async def stubborn():
    for attempt in range(3):
        try:
            await asyncio.sleep(10 if attempt < 2 else 0.01)
        except asyncio.CancelledError:
            print("cancelled in attempt", attempt)
    return "survived"


async def main():
    task = asyncio.create_task(stubborn())
    for _ in range(2):
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0)
    print(await task, task.cancelling(), task.cancelled())


asyncio.run(main())
