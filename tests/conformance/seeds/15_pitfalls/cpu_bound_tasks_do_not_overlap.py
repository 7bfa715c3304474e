import asyncio


async def cpu_bound_work(name):
    counter = 0
    for i in range(20000):
        counter = counter + 1
        if i % 10000 == 0:
            print(name, i)
    return counter


async def main():
    task_one = asyncio.create_task(cpu_bound_work("one"))
    task_two = asyncio.create_task(cpu_bound_work("two"))
    print(await task_one + await task_two)


asyncio.run(main())
