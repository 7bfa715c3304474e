import asyncio


async def value(number):
    return number


async def later(number):
    await asyncio.sleep(0.1)
    return number


async def fail(text):
    raise ValueError(text)


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    future = asyncio.gather(value(1), value(2), value(3))
    print(future.done(), await future)
    future = asyncio.gather(value(1), later(2), value(3))
    print(future.done(), await future)
    twice = value(4)
    print(await asyncio.gather(twice, value(5), twice))
    future = asyncio.gather(value(1), fail("first"), fail("second"), return_exceptions=True)
    print(future.done(), await future)
    future = asyncio.gather(later(1), fail("first"), fail("second"))
    print(future.done(), repr(future.exception()))
    shielded = asyncio.shield(value(6))
    print(shielded.done(), await shielded)
    shielded = asyncio.shield(later(7))
    print(shielded.done(), await shielded)
    done, pending = await asyncio.wait([asyncio.create_task(value(1)), asyncio.create_task(later(2))], timeout=0)
    print(len(done), len(pending))
    for coming in asyncio.as_completed([later(1), value(2)]):
        print(await coming)
    await asyncio.wait(pending)


asyncio.run(main())
