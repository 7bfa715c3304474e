import asyncio


async def main():
    print(await asyncio.sleep(0.01))
    print(await asyncio.sleep(0.01, result="rested"))
    print(await asyncio.sleep(0, [1]))


asyncio.run(main())
