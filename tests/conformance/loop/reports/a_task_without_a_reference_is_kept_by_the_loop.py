import asyncio


async def worker():
    await asyncio.sleep(0.02)
    print("ran although nobody holds it")


async def main():
    asyncio.create_task(worker())
    await asyncio.sleep(0.1)


asyncio.run(main())
