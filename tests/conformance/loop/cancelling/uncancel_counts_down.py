import asyncio


async def worker():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelling", task.cancelling())
        print("uncancel gives", task.uncancel(), task.uncancel(), task.uncancel())
    await asyncio.sleep(0)
    return "went on"


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task.cancel()
    task.cancel()
    print(await task, task.cancelling())


asyncio.run(main())
