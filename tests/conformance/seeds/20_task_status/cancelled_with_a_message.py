import asyncio


async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inside:", error.args)
        raise


async def main():
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    task.cancel("optional message")
    try:
        await task
    except asyncio.CancelledError as error:
        print("outside:", error.args)
    print(task.done(), task.cancelled())


asyncio.run(main())
