import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    outer = asyncio.shield(task)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer:", outer.cancelled(), "task:", task.cancelled())


asyncio.run(main())
