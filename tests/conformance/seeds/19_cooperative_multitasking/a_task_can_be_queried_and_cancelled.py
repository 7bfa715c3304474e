import asyncio


async def job():
    await asyncio.sleep(0.2)
    return "job result"


async def main():
    first, second = asyncio.create_task(job()), asyncio.create_task(job())
    print("before:", first.done(), second.done())
    await asyncio.sleep(0.1)
    second.cancel()
    await asyncio.sleep(0.2)
    print("after:", first.done(), second.done(), second.cancelled())
    print(first.result())


asyncio.run(main())
