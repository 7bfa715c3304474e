import asyncio


async def explode():
    await asyncio.sleep(0)
    raise RuntimeError("boom")


async def main():
    task = asyncio.create_task(explode())
    try:
        await task
    except RuntimeError as error:
        print("raised:", error)
    print(task.done(), task.cancelled(), repr(task.exception()))


asyncio.run(main())
