import asyncio


async def sleeper():
    await asyncio.sleep(10)


async def fails():
    raise ValueError("x" * 10)


async def returns():
    return ["a", 1]


async def main():
    pending = asyncio.create_task(sleeper(), name="p")
    print(pending)
    failed = asyncio.create_task(fails(), name="f")
    fine = asyncio.create_task(returns(), name="r")
    await asyncio.sleep(0)
    print(pending)
    print(failed)
    print(fine)
    pending.add_done_callback(print)
    pending.cancel()
    print(pending)
    await asyncio.wait([pending])
    print(repr(pending))
    failed.exception()
    coroutine = sleeper()
    print(coroutine, sleeper)
    coroutine.close()


asyncio.run(main())
