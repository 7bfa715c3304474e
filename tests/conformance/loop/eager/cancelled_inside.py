import asyncio


async def cancels_itself_and_waits(log):
    print(asyncio.current_task().cancel("myself"), asyncio.current_task().cancelling())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        log.append(f"cancelled: {error.args}")
        raise


async def cancels_itself_and_returns():
    asyncio.current_task().cancel()
    return "lost"


async def cancels_its_creator(creator):
    creator.cancel("by the child")
    await asyncio.sleep(0)
    return "child is done"


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    log = []
    task = asyncio.create_task(cancels_itself_and_waits(log))
    print(task.done(), log)
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args, log)
    task = asyncio.create_task(cancels_itself_and_returns())
    print(task.done(), task.cancelled())
    task = asyncio.create_task(cancels_its_creator(asyncio.current_task()))
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("main was cancelled", error.args, asyncio.current_task().uncancel())
    print(await task)
    task = asyncio.create_task(asyncio.sleep(1))
    print(task.cancel(), task.cancelling(), task.done())
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
