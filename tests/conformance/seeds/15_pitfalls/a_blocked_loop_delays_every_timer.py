import asyncio
import time


async def timer(begin):
    await asyncio.sleep(0.05)
    print(f"asked for 0.05, got {time.perf_counter() - begin:.1f}")


async def main():
    begin = time.perf_counter()
    task = asyncio.create_task(timer(begin))
    await asyncio.sleep(0)
    time.sleep(0.3)
    await task


asyncio.run(main())
