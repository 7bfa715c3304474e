"""Leaks tasks

Each request leaves a task behind that waits for something which never comes. Nobody keeps track of them, so they pile up
until the program ends: watch the number of lanes that are still open.

Look at 0.55: Five requests were answered, and five tasks are left waiting.
"""

import asyncio


async def wait_for_reader(read):
    await read.wait()


async def handle(request):
    read = asyncio.Event()
    asyncio.create_task(wait_for_reader(read), name=f"reader-{request}")
    await asyncio.sleep(0.1)
    print("answered", request)


async def main():
    for request in range(1, 9):
        await handle(request)
        others = len(asyncio.all_tasks()) - 1
        print("tasks left over:", others)


asyncio.run(main())
