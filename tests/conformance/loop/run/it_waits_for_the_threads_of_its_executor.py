import asyncio
import time


def slow(name, seconds):
    time.sleep(seconds)
    print(name, "done")


async def main():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, slow, "first", 0.3)
    loop.run_in_executor(None, slow, "second", 0.1)
    try:
        await asyncio.wait_for(asyncio.to_thread(slow, "third", 0.2), 0.05)
    except TimeoutError:
        print("timeout")
    return "result"


print(asyncio.run(main()))


async def by_hand():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, slow, "fourth", 0.1)
    await loop.shutdown_default_executor()
    print("shut down")
    try:
        loop.run_in_executor(None, slow, "fifth", 0.1)
    except RuntimeError as error:
        print(error)


asyncio.run(by_hand())
