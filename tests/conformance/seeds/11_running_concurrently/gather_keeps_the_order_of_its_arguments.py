import asyncio


async def delay(seconds):
    await asyncio.sleep(seconds)
    print("finished", seconds)
    return seconds


async def main():
    print(await asyncio.gather(delay(0.15), delay(0.05), delay(0.1)))


asyncio.run(main())
