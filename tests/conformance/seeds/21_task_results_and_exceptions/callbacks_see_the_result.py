import asyncio


def finished(task):
    if task.cancelled():
        print(task.get_name(), "was cancelled")
    elif task.exception() is not None:
        print(task.get_name(), "failed with", repr(task.exception()))
    else:
        print(task.get_name(), "returned", task.result())


async def job(value):
    if value < 0:
        raise ValueError(value)
    await asyncio.sleep(value)
    return value


async def main():
    tasks = []
    for name, value in (("good", 0.01), ("bad", -1), ("late", 10)):
        task = asyncio.create_task(job(value), name=name)
        task.add_done_callback(finished)
        tasks.append(task)
    await asyncio.sleep(0.06)
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
