import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.05) as limit:
        limit.reschedule(loop.time() + 0.5)
        await asyncio.sleep(0.15)
    print("longer", limit.expired())
    try:
        async with asyncio.timeout(None) as limit:
            print(limit.when())
            limit.reschedule(loop.time() + 0.05)
            await asyncio.sleep(1)
    except TimeoutError:
        print("shorter", limit.expired())
    print(limit)


asyncio.run(main())
