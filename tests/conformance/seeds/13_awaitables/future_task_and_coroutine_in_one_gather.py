import asyncio


async def job(value):
    await asyncio.sleep(0)
    return value


async def main():
    future = asyncio.Future()
    task = asyncio.create_task(job("task"))
    asyncio.get_running_loop().call_soon(future.set_result, "future")
    print(await asyncio.gather(future, task, job("coroutine")))


asyncio.run(main())
