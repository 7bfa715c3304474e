import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1, loop=loop)


asyncio.run(main())
