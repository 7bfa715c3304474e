"""Awaitables

Coroutines, tasks and futures can be awaited, and so can an object with an __await__ method. Awaiting does not always
mean waiting: a coroutine that never suspends is called and gives its result within the same step.

Look at 0, `await fetch()`: Two awaits have passed, and main has not left the loop once.
"""

import asyncio


async def fetch():
    return "a coroutine's result"


class Countdown:
    def __init__(self, number):
        self.number = number

    def __await__(self):
        for left in range(self.number, 0, -1):
            print("countdown", left)
            yield from asyncio.sleep(0.1).__await__()
        return "an object's result"


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result("a future's result")
    print(await future)
    print(await fetch())
    print(await asyncio.create_task(fetch(), name="fetch"))
    print(await Countdown(3))


asyncio.run(main())
