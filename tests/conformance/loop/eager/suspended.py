import asyncio


async def child(log, name):
    log.append(name + " begins")
    await asyncio.sleep(0)
    log.append(name + " goes on")
    await asyncio.sleep(0)
    log.append(name + " ends")
    return name


async def main():
    loop = asyncio.get_running_loop()
    log = []
    lazy = asyncio.create_task(child(log, "lazy"))
    loop.set_task_factory(asyncio.eager_task_factory)
    loop.call_soon(log.append, "callback")
    eager = asyncio.create_task(child(log, "eager"), name="my task")
    log.append("created")
    print(eager.done(), eager.get_name(), len(asyncio.all_tasks()))
    print(await lazy, await eager)
    print(log)


asyncio.run(main())
