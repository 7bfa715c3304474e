"""An asynchronous generator that was dropped ends, and with it the one that it read."""

import asyncio


async def numbers(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("numbers finally")


async def squares(source):
    try:
        async for x in source:
            yield x * x
    finally:
        print("squares finally")


async def main():
    async for x in squares(numbers(10)):
        break
    print("a")
    await asyncio.sleep(0)
    print("b")
    await asyncio.sleep(0)
    print("c")
    await asyncio.sleep(0)
    print("d")
    await asyncio.sleep(0)
    print("e")


asyncio.run(main())
