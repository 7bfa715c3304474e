import asyncio


async def agen():
    yield 1


class Both:
    pass


async def main():
    try:
        for n in agen():
            pass
    except TypeError as error:
        print(error)
    try:
        async for n in [1, 2]:
            pass
    except TypeError as error:
        print(error)
    try:
        async with Both():
            pass
    except TypeError as error:
        print(error)
    try:
        with Both():
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
