import asyncio
import time


async def cpu_bound():
    begin = time.perf_counter()
    while time.perf_counter() - begin < 0.2:
        pass
    return "done"


async def main():
    task = asyncio.create_task(cpu_bound(), name="cpu-bound")
    print(await task)


asyncio.run(main(), debug=True)
