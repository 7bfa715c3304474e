import asyncio


async def countdown(number, log):
    log.append(number)
    if number == 0:
        return 0
    below = asyncio.create_task(countdown(number - 1, log))
    log.append(-number)
    if number == 2:
        await asyncio.sleep(0)
        log.append("two goes on")
    return number + await below


async def endless(tasks):
    tasks.append(asyncio.create_task(endless(tasks)))


async def chain(left):
    """Each task makes the next one in a later step: no task stands on another one's stack."""
    await asyncio.sleep(0)
    if left:
        asyncio.create_task(chain(left - 1))
    else:
        print("the chain has ended")
        finished.set()


async def main():
    global finished
    finished = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    log = []
    task = asyncio.create_task(countdown(4, log))
    print(task.done(), log)
    print(await task, log)
    asyncio.create_task(chain(2000))
    await finished.wait()
    tasks = []
    asyncio.create_task(endless(tasks))
    failed = [task for task in tasks if task.exception() is not None]
    print(len(tasks) > 100, len(failed), type(tasks[0].exception()).__name__)


asyncio.run(main())
