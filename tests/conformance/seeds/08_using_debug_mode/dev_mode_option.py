# run: -X dev
import asyncio
import sys
import time


async def main():
    print("dev mode:", sys.flags.dev_mode)
    print("debug:", asyncio.get_running_loop().get_debug())
    time.sleep(0.15)


asyncio.run(main())
