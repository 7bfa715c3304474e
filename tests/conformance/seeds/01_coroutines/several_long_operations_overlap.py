import asyncio
import time


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    start = time.perf_counter()
    names = await asyncio.gather(*[fetch(f"page {n}", 0.2) for n in range(5)])
    elapsed = time.perf_counter() - start
    print(names)
    print("five times 0.2 seconds took about", round(elapsed, 1))


asyncio.run(main())
