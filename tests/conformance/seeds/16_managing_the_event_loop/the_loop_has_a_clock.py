import asyncio


async def main():
    loop = asyncio.get_running_loop()
    begin = loop.time()
    await asyncio.sleep(0.2)
    print(f"{loop.time() - begin:.1f}", isinstance(begin, float))


asyncio.run(main())
