import asyncio


async def save():
    print("saving")
    await asyncio.sleep(0.1)
    print("saved")


async def caller():
    await asyncio.shield(save())
    print("never printed")


async def main():
    task = asyncio.create_task(caller())
    await asyncio.sleep(0.02)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("caller was cancelled")
    await asyncio.sleep(0.2)


asyncio.run(main())
