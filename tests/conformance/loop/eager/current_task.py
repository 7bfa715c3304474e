import asyncio


def name():
    return asyncio.current_task().get_name()


async def inner(log):
    log.append(name())
    await asyncio.sleep(0)
    log.append(name())


async def outer(log):
    log.append(name())
    task = asyncio.create_task(inner(log), name="inner")
    log.append(name())
    await task
    log.append(name())


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    asyncio.current_task().set_name("main")
    log = []
    task = asyncio.create_task(outer(log), name="outer")
    log.append(name())
    # set_name comes after the first step.
    print(task.get_name())
    await task
    log.append(name())
    print(["Task" if each.startswith("Task-") else each for each in log])


asyncio.run(main())
