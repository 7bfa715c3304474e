import asyncio


async def child(n):
    await asyncio.sleep(0)
    return 10 / n


async def main():
    results = await asyncio.gather(
        child(1),
        child(0),
    )
    print(results)


asyncio.run(main())
