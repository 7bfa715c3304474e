import asyncio


class Connection:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("connect", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        print("disconnect", self.name, kind and kind.__name__)
        return kind is KeyError


async def main():
    async with Connection("a") as a, Connection("b") as b:
        print("using", a.name, b.name)
    async with Connection("c"):
        raise KeyError("swallowed")
    try:
        async with Connection("d"):
            raise ValueError("not swallowed")
    except ValueError as error:
        print(error)


asyncio.run(main())
