# What sleep(0) is besides one turn of the loop: a coroutine of its own, with whatever is sent or thrown while it waits.
import asyncio
import weakref


async def give_turn():
    return await asyncio.sleep(0)


def by_hand():
    for last_step in (lambda each: each.send(None), lambda each: each.send(5), lambda each: next(each.__await__())):
        coroutine = give_turn()
        print("first:", coroutine.send(None))
        try:
            print("second:", last_step(coroutine))
        except StopIteration as end:
            print("ends with", end.value)
        except RuntimeError as error:
            print("RuntimeError:", error)
            coroutine.close()
    coroutine = give_turn()
    coroutine.send(None)
    try:
        coroutine.throw(KeyError("thrown"))
    except KeyError as error:
        print("thrown:", error, error.__traceback__.tb_next.tb_frame.f_code.co_name)
    coroutine = give_turn()
    coroutine.send(None)
    coroutine.close()
    print("closed")


async def keeps_its_own(name):
    kept = asyncio.sleep(0)
    reference = weakref.ref(kept)
    print(name, "is given", await kept)
    try:
        await kept
    except RuntimeError as error:
        print(name, error)
    del kept
    print(name, "is gone:", reference() is None)
    print(name, "is given", await asyncio.sleep(0, "a result"), "and", await asyncio.sleep(-1), "and", await asyncio.sleep(0))


async def is_cancelled():
    try:
        while True:
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("cancelled within a turn,", await asyncio.sleep(0))


async def main():
    by_hand()
    one, two = asyncio.sleep(0), asyncio.sleep(0)
    print("two of them:", one is not two)
    await asyncio.gather(keeps_its_own("A"), keeps_its_own("B"), one, two)
    task = asyncio.create_task(is_cancelled())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    await task
    asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
