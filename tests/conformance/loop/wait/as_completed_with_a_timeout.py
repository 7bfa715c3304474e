import asyncio


async def child(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    try:
        for future in asyncio.as_completed([child(0.02), child(5), child(0.1)], timeout=0.25):
            print(await future)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
