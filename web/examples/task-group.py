"""A task group

A task group waits for all its tasks. When one fails, it cancels the others, waits until they have tidied up, and raises
an ExceptionGroup of what went wrong.

Look at 0.2, `is given up`: One download has failed, and the group has cancelled the one that is left.
"""

import asyncio


async def download(name, seconds):
    try:
        await asyncio.sleep(seconds)
        if name == "broken":
            raise OSError(f"{name}: no answer")
        print(name, "is there")
    except asyncio.CancelledError:
        print(name, "is given up")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for name, seconds in [("small", 0.1), ("broken", 0.2), ("large", 0.3)]:
                group.create_task(download(name, seconds), name=name)
    except* OSError as errors:
        for error in errors.exceptions:
            print("caught:", error)


asyncio.run(main())
