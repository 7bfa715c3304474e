import asyncio


class Tenths:
    """A number of seconds that floats can be added to."""

    def __init__(self, count):
        self.count = count

    def __radd__(self, other):
        return other + self.count / 10

    def __le__(self, other):
        return self.count / 10 <= other

    def __float__(self):
        return self.count / 10

    def __repr__(self):
        return f"Tenths({self.count})"


class Seconds(float):
    pass


async def sleep(delay):
    begun = asyncio.get_running_loop().time()
    result = await asyncio.sleep(delay, "slept")
    return result, round(asyncio.get_running_loop().time() - begun, 1)


async def limited(delay):
    return await asyncio.wait_for(asyncio.create_task(asyncio.sleep(0.4)), delay)


async def limited_block(delay):
    async with asyncio.timeout(delay):
        await asyncio.sleep(0.4)


async def later(delay):
    loop = asyncio.get_running_loop()
    called = loop.create_future()
    timer = loop.call_later(delay, called.set_result, "called")
    return round(timer.when() - loop.time(), 1), await called


async def waited(delay):
    task = asyncio.create_task(asyncio.sleep(0.4))
    done, pending = await asyncio.wait([task], timeout=delay)
    return len(done), len(pending)


async def nothing_to_wait_for(delay):
    return await asyncio.wait_for(5, delay)


async def all_ways(delay):
    for way in (sleep, limited, limited_block, later, waited, nothing_to_wait_for):
        try:
            print(f"{delay!r:10} {way.__name__}: {await way(delay)}")
        except Exception as error:
            print(f"{delay!r:10} {way.__name__}: {type(error).__name__}: {error}")


for delay in (Tenths(2), Tenths(-1), Tenths(0), Seconds(0.2), Seconds(-1), True, "x", [], b""):
    asyncio.run(all_ways(delay))
