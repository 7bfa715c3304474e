import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel("enough")
    await asyncio.sleep(0)
    for method in (task.exception, task.result):
        try:
            method()
        except asyncio.CancelledError as error:
            print(method.__name__, "raised", type(error).__name__, error)


asyncio.run(main())
