import asyncio
from concurrent.futures import ProcessPoolExecutor
from functools import partial


def count(to):
    counter = 0
    while counter < to:
        counter += 1
    return counter


async def main():
    with ProcessPoolExecutor(max_workers=2) as pool:
        loop = asyncio.get_running_loop()
        numbers = [1, 10, 1000, 20000]
        calls = [loop.run_in_executor(pool, partial(count, number)) for number in numbers]
        for result in await asyncio.gather(*calls):
            print(result)


if __name__ == "__main__":
    asyncio.run(main())
