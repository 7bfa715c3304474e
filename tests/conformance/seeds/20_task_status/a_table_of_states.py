import asyncio


async def fine():
    return 1


async def failing():
    raise ValueError("failing")


async def endless():
    await asyncio.Event().wait()


def state(task):
    if not task.done():
        return "pending"
    if task.cancelled():
        return "cancelled"
    return "failed" if task.exception() else "finished"


async def main():
    tasks = [asyncio.create_task(c(), name=c.__name__) for c in (fine, failing, endless)]
    cancelled = asyncio.create_task(endless(), name="stopped")
    await asyncio.sleep(0)
    cancelled.cancel()
    await asyncio.sleep(0)
    for task in [*tasks, cancelled]:
        print(f"{task.get_name():<8} | {task.done()!s:<5} | {state(task)}")


asyncio.run(main())
