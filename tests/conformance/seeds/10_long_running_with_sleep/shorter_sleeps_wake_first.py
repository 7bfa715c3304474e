import asyncio


async def sleeper(seconds):
    await asyncio.sleep(seconds)
    print(seconds)


async def main():
    await asyncio.gather(*(sleeper(s / 20) for s in [5, 1, 4, 2, 3]))


asyncio.run(main())
