import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking_call(number):
    print("begin", number)
    time.sleep(0.1)
    print("end", number)


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, blocking_call, n) for n in range(3)))


asyncio.run(main())
