import asyncio


class Strange:
    def __await__(self):
        yield "a string"


async def main():
    try:
        await Strange()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
