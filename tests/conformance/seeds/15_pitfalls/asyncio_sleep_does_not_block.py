import asyncio
import time


async def polite(name):
    print(name, "sleeps")
    await asyncio.sleep(0.1)
    print(name, "woke up")


async def main():
    begin = time.perf_counter()
    await asyncio.gather(polite("a"), polite("b"), polite("c"))
    print(f"{time.perf_counter() - begin:.1f} s")


asyncio.run(main())
