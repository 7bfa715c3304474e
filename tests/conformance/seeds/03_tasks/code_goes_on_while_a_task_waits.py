import asyncio


async def delay(seconds):
    print(f"sleeping for {seconds} second(s)")
    await asyncio.sleep(seconds)
    print(f"finished sleeping for {seconds} second(s)")
    return seconds


async def main():
    sleeping = asyncio.create_task(delay(0.2))
    for _ in range(3):
        print("doing other things")
        await asyncio.sleep(0.05)
    print("result", await sleeping)


asyncio.run(main())
