import asyncio
from functools import partial


def note(label, task):
    print(label, task.result())


async def job():
    return "value"


async def main():
    task = asyncio.create_task(job())
    first, second = partial(note, "first"), partial(note, "second")
    task.add_done_callback(first)
    task.add_done_callback(second)
    print(task.remove_done_callback(first), task.remove_done_callback(first))
    await task
    await asyncio.sleep(0)


asyncio.run(main())
