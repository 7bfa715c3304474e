import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for delay in (0.25, 0.05, 0.15):
        loop.call_later(delay, print, "after", delay)
    await asyncio.sleep(0.35)


asyncio.run(main())
