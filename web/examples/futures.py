"""Futures

A future is a box for a value that does not exist yet. Whoever awaits it pauses; setting the value completes it
and wakes all who wait, in the order in which they came.

Look at 0.5: One set_result puts both customers into the ready queue.
"""

import asyncio


async def customer(name, order):
    print(f"{name} waits, done: {order.done()}")
    dish = await order
    print(f"{name} eats {dish}")


async def kitchen(order):
    await asyncio.sleep(0.5)
    print("the kitchen is ready")
    order.set_result("soup")
    print(f"the future is done: {order.done()}")


async def main():
    order = asyncio.Future()
    async with asyncio.TaskGroup() as group:
        for name in ("Ann", "Bob"):
            group.create_task(customer(name, order), name=name)
        group.create_task(kitchen(order), name="kitchen")
    print("a task is a future too:", issubclass(asyncio.Task, asyncio.Future))


asyncio.run(main())
