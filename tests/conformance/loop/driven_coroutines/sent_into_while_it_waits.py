# `send` of a coroutine that waits gives the future that it waits for, which blocks it until somebody takes it.
import asyncio


def step(coroutine):
    try:
        future = coroutine.send(None)
    except BaseException as error:
        print(type(error).__name__, error)
        return None
    print("yields", future, getattr(future, "_asyncio_future_blocking", None))
    return future


async def sleeping():
    return await asyncio.sleep(0.01, 4)


async def awaiting(future):
    return await future


async def main():
    print("sleep")
    for coroutine in (asyncio.sleep(0.01, 3), sleeping()):
        for _ in range(3):
            step(coroutine)
    print("until it is done")
    coroutine = sleeping()
    future = step(coroutine)
    await asyncio.sleep(0.02)
    print(future)
    step(coroutine)
    print("finished by hand")
    coroutine = sleeping()
    step(coroutine).set_result(5)
    step(coroutine)
    print("taken")
    coroutine = sleeping()
    future = step(coroutine)
    future._asyncio_future_blocking = False
    print(step(coroutine) is future)
    coroutine.close()
    print(future)
    print("a future")
    future = asyncio.get_running_loop().create_future()
    print(future._asyncio_future_blocking)
    coroutine = awaiting(future)
    print(step(coroutine) is future)
    step(coroutine)
    step(awaiting(future))
    future._asyncio_future_blocking = False
    coroutine = awaiting(future)
    print(step(coroutine) is future)
    future.set_result(4)
    step(coroutine)
    print("one turn")
    coroutine = asyncio.sleep(0, 3)
    step(coroutine)
    step(coroutine)
    print("others")
    for coroutine in (asyncio.wait_for(asyncio.sleep(0.01), 1), asyncio.Event().wait(), asyncio.Queue().get()):
        step(coroutine)
        step(coroutine)
    print("taken over by a task")
    coroutine = sleeping()
    future = step(coroutine)
    print(await asyncio.gather(coroutine, return_exceptions=True))
    coroutine = sleeping()
    step(coroutine)._asyncio_future_blocking = False
    print(await asyncio.gather(coroutine, return_exceptions=True))


asyncio.run(main())
