import asyncio


async def main():
    try:
        await asyncio.sleep("1")
    except TypeError as error:
        print(error)
    try:
        await asyncio.sleep(float("nan"))
    except ValueError as error:
        print(error)
    await asyncio.sleep(-1)
    print("a negative delay is no delay")


asyncio.run(main())
