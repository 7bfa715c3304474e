import asyncio


async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.05
    for number in range(3):
        loop.call_at(when + number * 0.02, print, "timer", number)
    await asyncio.sleep(0.15)


asyncio.run(main())
