"""Timeout and shield

Each report gives its fetch half a second. The timeout cancels the wait, but shield keeps the fetch itself running,
so the late reports say that they need more time and still get their answer.

Look at 0.5: Two reports are cancelled at the same instant; their fetches go on as if nothing had happened.
"""

import asyncio


async def fetch(n):
    print(f"fetch {n} begins")
    await asyncio.sleep(n * 0.4)
    return n * 10


async def report(n):
    task = asyncio.create_task(fetch(n), name=f"fetch-{n}")
    try:
        async with asyncio.timeout(0.5):
            return await asyncio.shield(task)
    except TimeoutError:
        print(f"report {n} is taking longer than expected")
        return await task


async def heartbeat():
    while True:
        await asyncio.sleep(0.15)


async def main():
    pulse = asyncio.create_task(heartbeat(), name="heartbeat")
    reports = [asyncio.create_task(report(n), name=f"report-{n}") for n in (1, 2, 3)]
    print(await asyncio.gather(*reports))
    pulse.cancel("all reports are in")


asyncio.run(main())
