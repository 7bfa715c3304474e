import asyncio


class Ticker:
    def __init__(self, stop):
        self.now = 0
        self.stop = stop

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.now >= self.stop:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.now += 1
        return self.now


async def main():
    async for tick in Ticker(3):
        print(tick)
    else:
        print("no more ticks")
    print([t async for t in Ticker(4) if t % 2 == 0], {t: t * t async for t in Ticker(2)})


asyncio.run(main())
