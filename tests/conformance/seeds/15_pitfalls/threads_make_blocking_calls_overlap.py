import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking_call(number):
    time.sleep(0.2)
    return number * number


async def main():
    loop = asyncio.get_running_loop()
    begin = time.perf_counter()
    with ThreadPoolExecutor(max_workers=4) as pool:
        calls = [loop.run_in_executor(pool, blocking_call, n) for n in range(4)]
        print(await asyncio.gather(*calls))
    print(f"{time.perf_counter() - begin:.1f} s")


asyncio.run(main())
