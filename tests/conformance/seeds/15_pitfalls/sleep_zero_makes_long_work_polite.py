import asyncio


async def long_work(name):
    total = 0
    for number in range(3000):
        total += number
        if number % 1000 == 0:
            print(name, "at", number)
            await asyncio.sleep(0)
    return total


async def main():
    print(await asyncio.gather(long_work("left"), long_work("right")))


asyncio.run(main())
