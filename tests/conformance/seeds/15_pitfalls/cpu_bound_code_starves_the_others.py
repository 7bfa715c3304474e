import asyncio
import time


async def cpu_bound(name):
    print(name, "starts")
    end = time.perf_counter() + 0.15
    counter = 0
    while time.perf_counter() < end:
        counter += 1
    print(name, "ends")
    return counter > 0


async def polite():
    for number in range(3):
        print("polite", number)
        await asyncio.sleep(0.05)


async def main():
    tasks = [asyncio.create_task(polite()), asyncio.create_task(cpu_bound("first")), asyncio.create_task(cpu_bound("second"))]
    print(await asyncio.gather(*tasks))


asyncio.run(main())
