import asyncio


async def worker():
    await asyncio.sleep(0)
    raise asyncio.CancelledError("raised by hand")


async def main():
    task = asyncio.create_task(worker())
    try:
        await task
    except asyncio.CancelledError as error:
        print(error, task.cancelled(), task.cancelling())


asyncio.run(main())
