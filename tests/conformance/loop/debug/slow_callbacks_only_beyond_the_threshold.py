import asyncio
import time


def block(seconds):
    time.sleep(seconds)


async def main():
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 0.2
    loop.call_soon(block, 0.1)
    loop.call_soon(block, 0.3)
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
