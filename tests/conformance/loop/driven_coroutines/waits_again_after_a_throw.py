import asyncio


async def stubborn(future):
    try:
        await future
    except ValueError:
        print("takes the error")
    print("result", await future)


def deeply(depth, function, *arguments):
    if depth > 0:
        return deeply(depth - 1, function, *arguments)
    return function(*arguments)


async def main():
    future = asyncio.get_running_loop().create_future()
    coroutine = stubborn(future)
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    print(deeply(40, coroutine.throw, ValueError()) is future)
    await asyncio.sleep(0)
    future.set_result(1)
    await task
    print(task)


asyncio.run(main())
