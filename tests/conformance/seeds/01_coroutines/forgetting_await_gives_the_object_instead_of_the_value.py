import asyncio


async def price():
    return 10


async def main():
    total = price()
    try:
        print(total + 5)
    except TypeError as error:
        print("error:", error)
    print(await total + 5)


asyncio.run(main())
