import asyncio


async def fails():
    await asyncio.sleep(0.02)
    raise ValueError("late")


async def main():
    task = asyncio.create_task(fails(), name="shielded")
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.001)
    except TimeoutError:
        print("timed out")
    del task
    await asyncio.sleep(0.08)
    print("end")


asyncio.run(main())
