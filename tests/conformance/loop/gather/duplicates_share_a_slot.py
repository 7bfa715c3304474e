import asyncio


async def job(n):
    print("running", n)
    return n


async def main():
    coroutine = job(1)
    task = asyncio.create_task(job(2))
    print(await asyncio.gather(coroutine, task, coroutine, task))


asyncio.run(main())
