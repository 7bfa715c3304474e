import asyncio


async def job():
    await asyncio.sleep(0.01)
    return "fine"


async def main():
    task = asyncio.create_task(job(), name="job-1")
    print(task)
    await asyncio.sleep(0)
    print(task)
    await task
    print(task)


asyncio.run(main())
