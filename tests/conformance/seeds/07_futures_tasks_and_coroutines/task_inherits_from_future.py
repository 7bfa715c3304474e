import asyncio

print(issubclass(asyncio.Task, asyncio.Future))
print([base.__name__ for base in asyncio.Task.__bases__])


async def nothing():
    pass


async def main():
    task = asyncio.create_task(nothing())
    print(isinstance(task, asyncio.Future), isinstance(task, asyncio.Task))
    print(asyncio.isfuture(task), asyncio.isfuture(asyncio.Future()))
    await task


asyncio.run(main())
