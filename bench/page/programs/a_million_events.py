import asyncio

async def worker(i):
    for step in range(1800):
        await asyncio.sleep(0.01 + i % 7 * 0.001)

async def main():
    await asyncio.gather(*(worker(i) for i in range(100)))

asyncio.run(main())
