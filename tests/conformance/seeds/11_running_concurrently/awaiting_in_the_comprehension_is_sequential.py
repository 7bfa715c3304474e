import asyncio
import time


async def delay(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    begin = time.perf_counter()
    results = [await asyncio.create_task(delay(s)) for s in [0.1, 0.1, 0.1]]
    print(results, f"{time.perf_counter() - begin:.1f}")

    begin = time.perf_counter()
    tasks = [asyncio.create_task(delay(s)) for s in [0.1, 0.1, 0.1]]
    results = [await task for task in tasks]
    print(results, f"{time.perf_counter() - begin:.1f}")


asyncio.run(main())
