import asyncio


async def forever(name):
    count = 0
    try:
        while True:
            await asyncio.sleep(0.2)
            count += 1
    finally:
        print(f"{name} counted to {count}")


async def main():
    by_hand = asyncio.create_task(forever("by hand"))
    asyncio.get_running_loop().call_later(0.5, by_hand.cancel)
    try:
        await by_hand
    except asyncio.CancelledError:
        print("cancelled")
    try:
        await asyncio.wait_for(forever("by limit"), 0.3)
    except asyncio.TimeoutError:
        print("timed out")


asyncio.run(main())
