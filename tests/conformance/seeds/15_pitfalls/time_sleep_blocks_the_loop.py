import asyncio
import time


async def blocking(name):
    print(name, "sleeps")
    time.sleep(0.1)
    print(name, "woke up")


async def main():
    begin = time.perf_counter()
    await asyncio.gather(blocking("a"), blocking("b"), blocking("c"))
    print(f"{time.perf_counter() - begin:.1f} s")


asyncio.run(main())
