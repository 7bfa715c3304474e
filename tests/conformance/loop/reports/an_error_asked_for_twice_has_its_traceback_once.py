import asyncio
import traceback


async def inner():
    raise ValueError("inner")


async def fail():
    await inner()


def on_done(task):
    try:
        task.result()
    except ValueError as error:
        print("callback:", error)


async def main():
    task = asyncio.create_task(fail())
    for _ in range(2):
        try:
            await task
        except ValueError:
            traceback.print_exc()
    task = asyncio.create_task(fail())
    await asyncio.wait([task])
    for _ in range(2):
        try:
            task.result()
        except ValueError:
            traceback.print_exc()
    both = asyncio.gather(task, fail(), return_exceptions=True)
    traceback.print_exception((await both)[1])
    task = asyncio.create_task(fail())
    task.add_done_callback(on_done)
    await task


asyncio.run(main())
