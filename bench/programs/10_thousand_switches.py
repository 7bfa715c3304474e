# 10,000 asyncio.sleep(0): 100 tasks, 100 each. The first run of its process.
import asyncio
import time


async def worker():
    for _ in range(100):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(worker() for _ in range(100)))


began = time.perf_counter()
asyncio.run(main())
print(time.perf_counter() - began)
