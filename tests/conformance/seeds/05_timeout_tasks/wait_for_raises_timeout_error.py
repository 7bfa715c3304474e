import asyncio


async def slow():
    await asyncio.sleep(2)
    return "too late"


async def main():
    try:
        print(await asyncio.wait_for(slow(), timeout=0.1))
    except asyncio.TimeoutError:
        print("got a timeout")


asyncio.run(main())
