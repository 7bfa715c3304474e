import asyncio


async def at_once(log):
    log.append("child")
    return 7


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    log = ["before"]
    task = asyncio.create_task(at_once(log))
    log.append("after")
    print(log, task.done(), task.result())
    print(task.get_coro())
    task.add_done_callback(lambda done: print("callback", done.result()))
    print(await task)
    await asyncio.sleep(0)


asyncio.run(main())
