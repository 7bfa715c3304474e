import asyncio


class Ready:
    def __await__(self):
        return iter([])


class Computed:
    async def compute(self):
        await asyncio.sleep(0)
        return 5

    def __await__(self):
        return self.compute().__await__()


async def main():
    print(await Ready(), await Computed())


asyncio.run(main())
