"""Cancel with a message

cancel() asks; the CancelledError arrives at the await where the task stands, and carries the message along.
A task may clean up before it lets go, and one that swallows the error is not cancelled at all.

Look at 0.25: One cancel ends its task at once, one takes 0.2 s to clean up, one is ignored.
"""

import asyncio


async def obedient():
    await asyncio.sleep(10)


async def careful():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("careful puts its things away:", error)
        await asyncio.sleep(0.2)
        raise


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("stubborn does not care")
    await asyncio.sleep(0.1)
    return "done my way"


async def main():
    tasks = [asyncio.create_task(job(), name=job.__name__) for job in (obedient, careful, stubborn)]
    await asyncio.sleep(0.25)
    for task in tasks:
        task.cancel("closing time")
    await asyncio.wait(tasks)
    for task in tasks:
        print(f"{task.get_name():<8}", "cancelled" if task.cancelled() else task.result())


asyncio.run(main())
