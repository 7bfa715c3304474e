import asyncio


class Wrong:
    def __await__(self):
        return 5


async def main():
    try:
        await Wrong()
    except TypeError as error:
        print(error)


asyncio.run(main())
