import asyncio


async def value(x):
    await asyncio.sleep(0)
    return x


async def main():
    inner = asyncio.gather(value(1), value(2))
    print(await asyncio.gather(inner, asyncio.gather(value(3)), value(4)))


asyncio.run(main())
