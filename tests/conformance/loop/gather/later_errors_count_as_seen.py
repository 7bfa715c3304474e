import asyncio


async def fails(n):
    await asyncio.sleep(0.01 * n)
    raise ValueError(n)


async def main():
    try:
        await asyncio.gather(fails(1), fails(6))
    except ValueError as error:
        print("first", error)
    await asyncio.sleep(0.15)
    print("no report about the second")


asyncio.run(main())
