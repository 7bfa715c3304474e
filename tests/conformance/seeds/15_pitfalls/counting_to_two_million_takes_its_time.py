import asyncio


async def cpu_bound_work():
    counter = 0
    for i in range(2000000):
        counter = counter + 1
    return counter


async def main():
    task = asyncio.create_task(cpu_bound_work())
    print(await task)


asyncio.run(main())
