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
    print(await asyncio.to_thread(make_report))
    ticking.cancel()


asyncio.run(main())
