import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    except Exception:
        print("never printed")
    finally:
        print("finally runs")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except BaseException as error:
        print(type(error), isinstance(error, Exception))


asyncio.run(main())
