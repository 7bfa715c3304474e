import asyncio


async def cook(dish):
    await asyncio.sleep(0)


async def main():
    task = asyncio.create_task(cook("soup"))
    coroutine = task.get_coro()
    print(coroutine.__name__, coroutine.__qualname__)
    print(task.get_loop() is asyncio.get_running_loop())
    await task


asyncio.run(main())
