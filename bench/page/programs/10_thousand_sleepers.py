import asyncio

async def worker(i):
    for step in range(3):
        await asyncio.sleep(0.1 + i % 7 * 0.01)
    return i

async def main():
    done = await asyncio.gather(*(worker(i) for i in range(10000)))
    print(sum(done))

asyncio.run(main())
