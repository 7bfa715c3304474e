import asyncio
async def work():
    await asyncio.sleep(0)
    return 1
async def bad():
    raise ValueError("x")
async def main():
    task = asyncio.create_task(work(), name="w")
    coro = task.get_coro()
    print(coro.__name__, coro.cr_frame is not None)
    await task
    print(task.get_coro() is coro)
    print(task.get_coro().cr_frame, task.get_coro().__name__, task.get_coro().cr_running)
    print(str(task.get_coro())[:28])
    t = asyncio.create_task(bad(), name="b")
    await asyncio.wait([t])
    print(t.get_coro().__qualname__, t.get_coro().cr_frame)
    t.exception()
asyncio.run(main())
