import asyncio


async def waits(future):
    try:
        await future
    finally:
        print("finally")


async def directly():
    future = asyncio.get_running_loop().create_future()
    coroutine = waits(future)
    task = asyncio.create_task(coroutine, name="one")
    await asyncio.sleep(0)
    coroutine.close()
    print(str(task).split("wait_for=")[1][:15])
    task.cancel()
    print(future)
    try:
        await task
    except BaseException as error:
        print(type(error).__name__, error)
    print(task.cancelled(), future.cancelled())


async def inner(future):
    await future


async def outer(coroutine):
    try:
        await coroutine
    except BaseException as error:
        print("outer", type(error).__name__, error)
        raise


async def through_another():
    future = asyncio.get_running_loop().create_future()
    coroutine = inner(future)
    task = asyncio.create_task(outer(coroutine), name="two")
    await asyncio.sleep(0)
    coroutine.close()
    task.cancel()
    try:
        await task
    except BaseException as error:
        print(type(error).__name__, error)
    print(task.cancelled(), future.cancelled())


asyncio.run(directly())
asyncio.run(through_another())
