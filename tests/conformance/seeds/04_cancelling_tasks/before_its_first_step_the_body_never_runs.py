import asyncio


async def body():
    print("never printed")


async def main():
    task = asyncio.create_task(body())
    print("cancel() returns", task.cancel())
    await asyncio.sleep(0)
    print(task.done(), task.cancelled())


asyncio.run(main())
