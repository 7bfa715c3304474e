import asyncio


async def delay(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def heartbeat():
    for beat in range(3):
        await asyncio.sleep(0.06)
        print("I'm running other code while I'm waiting!", beat)


async def main():
    first = asyncio.create_task(delay(0.25))
    second = asyncio.create_task(delay(0.25))
    await heartbeat()
    print(await first, await second)


asyncio.run(main())
