import asyncio
import time


def blocking(seconds):
    time.sleep(seconds)
    return f"blocked a thread for {seconds} s"


async def ticker():
    for tick in range(3):
        print("tick", tick)
        await asyncio.sleep(0.05)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, blocking, 0.3)
    await ticker()
    print(await future)


asyncio.run(main())
