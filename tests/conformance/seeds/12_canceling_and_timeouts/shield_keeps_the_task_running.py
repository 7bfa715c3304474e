import asyncio


async def delay(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    task = asyncio.create_task(delay(0.3))
    try:
        result = await asyncio.wait_for(asyncio.shield(task), 0.1)
        print(result)
    except TimeoutError:
        print("Task took longer than expected, it will finish soon!")
        result = await task
        print(result)


asyncio.run(main())
