import asyncio
import time


async def delay(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    begin = time.time()
    tasks = [asyncio.create_task(delay(s)) for s in (0.3, 0.1, 0.2)]
    total = 0
    for task in tasks:
        total += await task
    end = time.time()
    print(f"slept {total:.1f} s in {end - begin:.1f} s")


asyncio.run(main())
