"""gather and errors

gather raises the first error at once, but it does not cancel the others: they go on, and nobody looks at them any more.
With return_exceptions=True the errors are given back among the results.

Look at 0.15: The first gather has failed at 0.1 s, and its slow child is still at work.
"""

import asyncio


async def fetch(n):
    await asyncio.sleep(n / 10)
    if n == 1:
        raise ValueError("page 1 is missing")
    print("page", n, "is there")
    return n


async def main():
    try:
        await asyncio.gather(fetch(1), fetch(2))
    except ValueError as error:
        print("raised:", error)
    await asyncio.sleep(0.2)

    results = await asyncio.gather(fetch(1), fetch(2), return_exceptions=True)
    print("given back:", results)


asyncio.run(main())
