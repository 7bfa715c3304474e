import asyncio
import time


async def stuck():
    time.sleep(0.2)
    return "finished anyway"


async def main():
    begin = time.perf_counter()
    print(await asyncio.wait_for(stuck(), timeout=0.05))
    print(f"after {time.perf_counter() - begin:.1f} s")


asyncio.run(main())
