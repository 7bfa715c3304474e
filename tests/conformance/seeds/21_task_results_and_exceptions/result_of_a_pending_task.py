import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0.01))
    for method in (task.result, task.exception):
        try:
            method()
        except asyncio.InvalidStateError as error:
            print(error)
    await task


asyncio.run(main())
