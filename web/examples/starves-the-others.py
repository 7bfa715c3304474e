"""Starves the others

An await gives up the turn only if it really waits. This parser awaits a thousand times, but what it awaits is always
ready, so the loop never gets a word in, and a timer that is long due has to wait.

Look at 0.02: The parser has run in one go; the clock's tick, due at 0.01 s, is late.
"""

import asyncio


async def next_word(words):
    return words.pop()


async def parser(count):
    words = ["word"] * count
    while words:
        await next_word(words)
    print("parser: done")


async def clock():
    for tick in range(3):
        print("tick", tick)
        await asyncio.sleep(0.01)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(clock(), name="clock")
        group.create_task(parser(200_000), name="parser")


asyncio.run(main())
