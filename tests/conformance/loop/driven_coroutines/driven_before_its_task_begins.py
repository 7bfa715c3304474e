import asyncio


async def work(future):
    print("begins")
    try:
        await future
    except BaseException as error:
        print("sees", type(error).__name__)
        raise


class Able:
    def __await__(self):
        yield


def deeply(depth, function, *arguments):
    if depth > 0:
        return deeply(depth - 1, function, *arguments)
    return function(*arguments)


async def outcome(task):
    try:
        await task
    except BaseException as error:
        print(type(error).__name__, error)


async def main():
    future = asyncio.get_running_loop().create_future()
    coroutine = work(future)
    task = asyncio.create_task(coroutine)
    print(deeply(40, coroutine.send, None) is future)
    await outcome(task)

    coroutine = work(future)
    task = asyncio.create_task(coroutine)
    try:
        deeply(40, coroutine.throw, ValueError("early"))
    except ValueError as error:
        print("out again:", error)
    await outcome(task)

    task = asyncio.ensure_future(Able())
    deeply(40, task.get_coro().close)
    await outcome(task)


asyncio.run(main())
