"""Eager tasks

With the eager task factory a task begins at once, inside the call that creates it, up to its first real wait. One that
never waits is done before create_task returns, and the loop never hears of it.

Look at 0, `create_task`: The cached answer is there already; only the other one becomes a step of the loop.
"""

import asyncio

cache = {"home": "the home page"}


async def fetch(page):
    if page in cache:
        return cache[page]
    await asyncio.sleep(0.3)
    return f"the {page} page, fetched"


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    for page in ("home", "news"):
        task = loop.create_task(fetch(page), name=page)
        print(page, "is done at once:", task.done())
        print(await task)


asyncio.run(main())
