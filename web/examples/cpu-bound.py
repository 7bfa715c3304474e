"""CPU-bound code starves the loop

While a coroutine computes it does not await, so nothing else runs: the heartbeat that should come every 0.05 s stays
away until the computation is over. With an await now and then the same work lets the others in.

Look at 0.15: The heartbeat's timer is due, and stands waiting until the selfish task gives up the loop.
"""

import asyncio

beats = 0


async def heartbeat():
    global beats
    while True:
        await asyncio.sleep(0.05)
        beats += 1


async def crunch(polite):
    total = 0
    for number in range(600_000):
        total += number * number % 7
        if polite and number % 20_000 == 0:
            await asyncio.sleep(0)
    return total


async def main():
    heart = asyncio.create_task(heartbeat(), name="heartbeat")
    await asyncio.sleep(0.12)
    for name, polite in (("selfish", False), ("polite", True)):
        before = beats
        await asyncio.create_task(crunch(polite), name=name)
        print(f"{name} is done, heartbeats meanwhile: {'some' if beats > before else 'none'}")
    heart.cancel()


asyncio.run(main())
