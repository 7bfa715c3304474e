import asyncio


async def work():
    try:
        print("work starts")
        await asyncio.sleep(10)
        print("never printed")
    except asyncio.CancelledError:
        print("work was cancelled at its await")
        raise


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.05)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main saw the cancellation")
    print("cancelled:", task.cancelled())


asyncio.run(main())
