import asyncio


async def main():
    try:
        async with asyncio.timeout(0.1):
            print("waiting")
            await asyncio.sleep(1)
            print("never printed")
    except TimeoutError:
        print("the block took too long")
    async with asyncio.timeout(0.5) as limit:
        await asyncio.sleep(0.05)
    print("expired:", limit.expired())


asyncio.run(main())
