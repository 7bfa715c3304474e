import asyncio


async def delay(delay_seconds: float) -> float:
    print(f"sleeping for {delay_seconds} second(s)")
    await asyncio.sleep(delay_seconds)
    print(f"finished sleeping for {delay_seconds} second(s)")
    return delay_seconds


async def main():
    for seconds in (0.1, 0.05):
        print("slept", await delay(seconds))


asyncio.run(main())
