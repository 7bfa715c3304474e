"""A lost update, and a lock

No two tasks run at the same moment, but between two awaits of one task others do. A value that was read before an await
may be old after it; a lock keeps the others out for so long.

Look at 0.05: All three have read the same balance; each will write its own sum over the others'.
"""

import asyncio
import contextlib

balance = 0


async def deposit(amount, guard):
    global balance
    async with guard:
        before = balance
        await asyncio.sleep(0.1)
        balance = before + amount


async def three_deposits(guard):
    global balance
    balance = 0
    async with asyncio.TaskGroup() as group:
        for amount in (10, 20, 30):
            group.create_task(deposit(amount, guard), name=f"+{amount}")
    return balance


async def main():
    print("without a lock:", await three_deposits(contextlib.nullcontext()))
    print("with a lock:", await three_deposits(asyncio.Lock()))


asyncio.run(main())
