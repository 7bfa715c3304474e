import asyncio


async def main():
    task = asyncio.current_task()
    task.cancel()
    print(task.cancelling(), task.uncancel())
    await asyncio.sleep(0)
    print("the await was not cancelled")


asyncio.run(main())
