# run: -X dev
import asyncio
import time


async def crunch(name, seconds):
    time.sleep(seconds)
    return name


async def main():
    tasks = [asyncio.create_task(crunch(n, s), name=n) for n, s in [("short", 0.02), ("long", 0.16)]]
    print(await asyncio.gather(*tasks))


asyncio.run(main())
