"""One after the other, or all at once

Awaiting coroutines in turn adds their waiting times up. As tasks they wait at the same time, and the whole takes
as long as the longest of them.

Look at 0.6: Three lanes begin together; the second half of the program takes 0.3 s instead of 0.6 s.
"""

import asyncio
import time


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"  {name} is here")


async def main():
    pages = {"news": 0.3, "mail": 0.1, "weather": 0.2}

    begin = time.perf_counter()
    for name, seconds in pages.items():
        await fetch(name, seconds)
    print(f"one after the other: {time.perf_counter() - begin:.1f} s")

    begin = time.perf_counter()
    tasks = [asyncio.create_task(fetch(*page), name=page[0]) for page in pages.items()]
    for task in tasks:
        await task
    print(f"all at once: {time.perf_counter() - begin:.1f} s")


asyncio.run(main())
