import asyncio


async def add(a, b):
    return a + b


async def main():
    try:
        add(1)
    except TypeError as error:
        print(error)
    print(await add(1, b=2))


asyncio.run(main())
