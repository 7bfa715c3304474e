import asyncio


async def at_once(log, name):
    log.append(name)
    return name


async def later(log, name):
    log.append(name + " begins")
    await asyncio.sleep(0.1)
    log.append(name + " ends")


async def fail():
    raise ValueError("at once")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    log = []
    async with asyncio.TaskGroup() as group:
        first = group.create_task(at_once(log, "first"))
        group.create_task(later(log, "second"))
        log.append(f"body {first.done()}")
    print(log)
    log.clear()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(later(log, "sibling"))
            group.create_task(fail())
            log.append("after the failure")
            try:
                group.create_task(later(log, "too late"))
            except RuntimeError as error:
                log.append(str(error)[:10] + "..." + str(error)[-16:])
            await asyncio.sleep(1)
            log.append("not reached")
    except* ValueError as group_error:
        print(group_error.exceptions)
    print(log)


asyncio.run(main())
