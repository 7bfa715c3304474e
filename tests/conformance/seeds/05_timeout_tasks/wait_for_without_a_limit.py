import asyncio


async def job():
    await asyncio.sleep(0.05)
    return 7


async def main():
    print(await asyncio.wait_for(job(), timeout=None))


asyncio.run(main())
