import asyncio


async def child(delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(delay)
    return delay


async def main():
    tasks = [asyncio.create_task(child(0.02)), asyncio.create_task(child(0.1, True)), asyncio.create_task(child(0.3))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), [t.exception() for t in tasks if t in done])
    for task in pending:
        task.cancel()


asyncio.run(main())
