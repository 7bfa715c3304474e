import asyncio


async def compute():
    await asyncio.sleep(0.01)
    return 6 * 7


async def main():
    shielded = asyncio.shield(compute())
    print(type(shielded).__name__, shielded.done())
    print(await shielded)


asyncio.run(main())
