import asyncio


async def job():
    print("never printed")


async def main():
    try:
        await asyncio.wait_for(job(), timeout=0)
    except TimeoutError:
        print("no time at all")


asyncio.run(main())
