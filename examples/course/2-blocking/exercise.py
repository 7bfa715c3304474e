# The clock should tick every tenth of a second while the report is made, but it stands still: something keeps the loop.
# Let the loop go on while `make_report` runs. It must stay a plain function.
import asyncio
import time


def make_report():
    time.sleep(0.55)
    return "report"


async def tick():
    while True:
        print("tick")
        await asyncio.sleep(0.1)


async def main():
    ticking = asyncio.create_task(tick(), name="clock")
    await asyncio.sleep(0)
    print(make_report())
    ticking.cancel()


asyncio.run(main())
