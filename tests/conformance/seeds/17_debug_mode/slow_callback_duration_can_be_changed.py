import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    print("default:", loop.slow_callback_duration)
    loop.slow_callback_duration = 0.25
    await asyncio.sleep(0)
    time.sleep(0.15)
    await asyncio.sleep(0)
    print("0.15 s was not slow")
    time.sleep(0.35)
    await asyncio.sleep(0)
    print("0.35 s was")


asyncio.run(main(), debug=True)
