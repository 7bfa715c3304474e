"""Loses the error

A task that fails keeps its exception until somebody awaits it or asks for it. When nobody does, the error comes to light
only when the task is thrown away, far from where it happened.

Look at 0.3: The task has failed, and main, which has not awaited it, notices nothing.
"""

import asyncio


async def index(page):
    await asyncio.sleep(0.2)
    raise KeyError(page)


async def main():
    task = asyncio.create_task(index("home"), name="index")
    await asyncio.sleep(0.5)
    print("main has noticed nothing, but the task is done:", task.done())
    del task
    print("only now the error comes to light")


asyncio.run(main())
