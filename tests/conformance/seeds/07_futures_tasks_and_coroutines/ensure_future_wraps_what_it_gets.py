import asyncio


async def job():
    return "job"


async def main():
    future = asyncio.Future()
    print(asyncio.ensure_future(future) is future)
    task = asyncio.ensure_future(job())
    print(type(task).__name__, asyncio.ensure_future(task) is task)
    print(await task)


asyncio.run(main())
