import asyncio


async def ticks():
    try:
        number = 0
        while True:
            yield number
            number += 1
    finally:
        print("the generator is closed")


async def main():
    async for number in ticks():
        print(number)
        if number == 2:
            break
    print("main ends")


asyncio.run(main())
