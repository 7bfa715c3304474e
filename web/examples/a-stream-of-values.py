"""A stream of values

An asynchronous generator gives its values one by one and may await in between; async for waits for each. Its finally
block runs when the loop over it ends, even in the middle.

Look at 0.25: The generator sleeps in the middle of its body, and the loop over it waits with it.
"""

import asyncio
from contextlib import aclosing


async def thermometer():
    try:
        for degrees in (18, 19, 21, 24, 28):
            await asyncio.sleep(0.1)
            yield degrees
    finally:
        print("the thermometer is switched off")


async def main():
    async with aclosing(thermometer()) as readings:
        async for degrees in readings:
            print(degrees, "degrees")
            if degrees > 20:
                print("warm enough")
                break


asyncio.run(main())
