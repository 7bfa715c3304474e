import asyncio


async def fetch(url):
    await asyncio.sleep(1)


async def main():
    await asyncio.wait_for(fetch("somewhere"), timeout=0.1)


asyncio.run(main())
