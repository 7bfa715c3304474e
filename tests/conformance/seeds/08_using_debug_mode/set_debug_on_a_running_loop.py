import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    print(loop.get_debug())
    await asyncio.sleep(0)
    time.sleep(0.15)
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
