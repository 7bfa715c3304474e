import asyncio
import time


def slow_callback(seconds):
    time.sleep(seconds)


async def main():
    asyncio.get_running_loop().call_soon(slow_callback, 0.15)
    await asyncio.sleep(0.01)


asyncio.run(main(), debug=True)
