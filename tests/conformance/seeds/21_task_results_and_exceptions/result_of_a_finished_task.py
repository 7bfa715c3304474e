import asyncio


async def with_result():
    return [1, 2, 3]


async def without_result():
    pass


async def main():
    tasks = [asyncio.create_task(with_result()), asyncio.create_task(without_result())]
    await asyncio.sleep(0)
    for task in tasks:
        print(task.result())


asyncio.run(main())
