import asyncio


async def value(number):
    return number


async def later(log):
    log.append("begins")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    print(await asyncio.wait_for(value(1), 0))
    print(await asyncio.wait_for(value(2), 1))
    log = []
    try:
        await asyncio.wait_for(later(log), 0)
    except TimeoutError as error:
        print("timeout", repr(error.__cause__), log)
    loop.set_task_factory(None)
    try:
        await asyncio.wait_for(value(3), -1)
    except TimeoutError:
        print("a plain task never begins")


asyncio.run(main())
