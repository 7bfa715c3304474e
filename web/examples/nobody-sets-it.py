"""Waits for what never comes

A future is finished by somebody who has it in hand. Here the only one who could do that fails first, so the waiter would
wait for ever; a timeout is the way out.

Look at 0.5: The future waits, and nobody is left who could set it.
"""

import asyncio


async def cook(dish):
    await asyncio.sleep(0.2)
    if not dish.done():
        raise RuntimeError("the stove is broken")
    dish.set_result("soup")


async def guest(dish):
    try:
        print("guest eats", await asyncio.wait_for(dish, 1))
    except TimeoutError:
        print("guest leaves hungry")


async def main():
    dish = asyncio.get_running_loop().create_future()
    results = await asyncio.gather(cook(dish), guest(dish), return_exceptions=True)
    print(results)


asyncio.run(main())
