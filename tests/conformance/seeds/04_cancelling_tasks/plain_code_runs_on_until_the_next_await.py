import asyncio


async def busy():
    me = asyncio.current_task()
    me.cancel()
    total = 0
    for number in range(1000):
        total += number
    print("plain code went on:", total)
    await asyncio.sleep(0)
    print("never printed")


async def main():
    try:
        await asyncio.create_task(busy())
    except asyncio.CancelledError:
        print("cancelled at the first await after cancel()")


asyncio.run(main())
