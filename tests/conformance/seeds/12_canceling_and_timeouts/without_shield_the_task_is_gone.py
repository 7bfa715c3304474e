import asyncio


async def delay(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    task = asyncio.create_task(delay(0.3))
    try:
        await asyncio.wait_for(task, 0.1)
    except TimeoutError:
        print("timed out")
        try:
            await task
        except asyncio.CancelledError:
            print("nothing left to wait for")


asyncio.run(main())
