# A coroutine that a task runs is awaited by somebody else, too, or run by another task: each drives it in its turn.
import asyncio


async def work(wait):
    print("  begins")
    print("  goes on with", await wait())
    return 7


async def see(awaitable, who):
    try:
        print(who, "got", await awaitable)
    except BaseException as error:
        print(who, type(error).__name__, error)


async def nothing():
    pass


async def turns():
    for _ in range(3):
        await asyncio.sleep(0)


def future():
    loop = asyncio.get_running_loop()
    made = loop.create_future()
    loop.call_later(0.01, made.set_result, "x")
    return made


def timed():
    return asyncio.sleep(0.01, "slept")


def task():
    return asyncio.create_task(timed())


async def main():
    for wait in (nothing, turns, timed, future, task):
        print(wait.__name__, "not begun")
        coroutine = work(wait)
        runs = asyncio.create_task(coroutine)
        await see(coroutine, "main")
        await see(runs, "task")

        print(wait.__name__, "begun")
        coroutine = work(wait)
        runs = asyncio.create_task(coroutine)
        await asyncio.sleep(0)
        await see(coroutine, "main")
        await see(runs, "task")

        print(wait.__name__, "awaited by another task")
        coroutine = work(wait)
        other = asyncio.create_task(see(coroutine, "other"))
        runs = asyncio.create_task(coroutine)
        await see(runs, "task")
        await other

        print(wait.__name__, "run by two tasks")
        coroutine = work(wait)
        runs = [asyncio.create_task(coroutine) for _ in range(2)]
        print(await asyncio.gather(*runs, return_exceptions=True))

        print(wait.__name__, "under wait_for")
        coroutine = work(wait)
        runs = asyncio.create_task(coroutine)
        await see(asyncio.wait_for(coroutine, 1), "main")
        await see(runs, "task")


asyncio.run(main())
