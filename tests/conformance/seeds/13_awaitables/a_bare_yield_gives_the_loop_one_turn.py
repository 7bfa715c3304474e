import asyncio


class Turn:
    def __await__(self):
        yield


async def worker(name):
    for number in range(3):
        print(name, number)
        await Turn()


async def main():
    await asyncio.gather(worker("a"), worker("b"))


asyncio.run(main())
