import asyncio


async def divide(a, b):
    return a / b


async def main():
    task = asyncio.create_task(divide(1, 0))
    await asyncio.wait({task})
    print(task.done(), repr(task.exception()))


asyncio.run(main())
