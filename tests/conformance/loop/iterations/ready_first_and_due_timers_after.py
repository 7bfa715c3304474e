import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, print, "timer")
    time.sleep(0.05)
    loop.call_soon(print, "ready")
    await asyncio.sleep(0)
    print("main")
    await asyncio.sleep(0)


asyncio.run(main())
