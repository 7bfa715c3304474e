"""A blocking call, and a thread as the cure

time.sleep stands for any library that knows nothing of asyncio: it blocks the one thread that the loop runs on,
and three calls take three times as long. In an executor each call blocks a thread of its own.

Look at 0.6: The blocking calls leave the loop's lane and run side by side in threads.
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def read_file(name):
    time.sleep(0.2)
    return name.upper()


async def blocking(name):
    return read_file(name)


async def main():
    names = ["a.txt", "b.txt", "c.txt"]

    begin = time.perf_counter()
    print(await asyncio.gather(*(blocking(name) for name in names)))
    print(f"in the loop: {time.perf_counter() - begin:.1f} s")

    begin = time.perf_counter()
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, read_file, name) for name in names)))
    print(f"in threads: {time.perf_counter() - begin:.1f} s")


asyncio.run(main())
