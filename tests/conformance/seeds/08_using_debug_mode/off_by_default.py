import asyncio
import time


async def main():
    print("debug:", asyncio.get_running_loop().get_debug())
    time.sleep(0.15)


asyncio.run(main())
