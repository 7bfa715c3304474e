import asyncio


async def inner(future):
    try:
        await future
    finally:
        print("inner ends")


async def outer(future):
    try:
        await inner(future)
    except ValueError:
        print("outer takes the error")
    await asyncio.sleep(0)
    return "done"


def deeply(depth, function, *arguments):
    if depth > 0:
        return deeply(depth - 1, function, *arguments)
    return function(*arguments)


async def main():
    future = asyncio.get_running_loop().create_future()
    coroutine = outer(future)
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    print(deeply(40, coroutine.throw, ValueError("from outside")))
    await asyncio.sleep(0)
    print(task.done())
    future.set_result(None)
    print(await task)

    coroutine = outer(asyncio.get_running_loop().create_future())
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    try:
        print(deeply(40, coroutine.cr_await.throw, KeyError("inner")))
    except KeyError as error:
        print("KeyError", error)
    task.cancel()
    try:
        await task
    except BaseException as error:
        print(type(error).__name__, error)


asyncio.run(main())
