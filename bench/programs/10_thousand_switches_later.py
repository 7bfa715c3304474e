# 10,000 asyncio.sleep(0): 100 tasks, 100 each. The tenth run of its process: all is compiled and imported by then.
import asyncio
import time


async def worker():
    for _ in range(100):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(worker() for _ in range(100)))


for _ in range(9):
    asyncio.run(main())
began = time.perf_counter()
asyncio.run(main())
print(time.perf_counter() - began)
