import asyncio
import time


def late():
    time.sleep(0.15)


async def main():
    asyncio.get_running_loop().call_later(0.01, late)
    await asyncio.sleep(0.05)
    await asyncio.sleep(0.2)


asyncio.run(main(), debug=True)
