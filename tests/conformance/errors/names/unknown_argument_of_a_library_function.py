import asyncio


async def main():
    await asyncio.wait_for(asyncio.sleep(1), timout=5)


asyncio.run(main())
