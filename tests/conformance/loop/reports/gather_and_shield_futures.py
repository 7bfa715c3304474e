import asyncio


async def job():
    await asyncio.sleep(0)


async def main():
    group = asyncio.gather(job(), job())
    print(type(group).__name__, group)
    await group
    print(group)
    shielded = asyncio.shield(job())
    print(shielded)
    await shielded


asyncio.run(main())
