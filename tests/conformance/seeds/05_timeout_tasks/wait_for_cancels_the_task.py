import asyncio


async def delay(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    task = asyncio.create_task(delay(2))
    try:
        result = await asyncio.wait_for(task, timeout=0.1)
        print(result)
    except asyncio.exceptions.TimeoutError:
        print("Got a timeout!")
        print(f"Was the task cancelled? {task.cancelled()}")


asyncio.run(main())
