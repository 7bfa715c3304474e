"""A time limit with wait_for

wait_for waits for a task at most as long as you say, then cancels it and raises TimeoutError.
A second try with more time succeeds.

Look at 0.3: The limit is reached, the download is cancelled in the middle of its sleep and closes its file.
"""

import asyncio


async def download(seconds):
    try:
        print(f"downloading, needs {seconds} s")
        await asyncio.sleep(seconds)
        return "42 bytes"
    finally:
        print("file closed")


async def main():
    for attempt, limit in enumerate([0.3, 0.8], start=1):
        task = asyncio.create_task(download(0.5), name=f"download-{attempt}")
        try:
            print("got", await asyncio.wait_for(task, timeout=limit))
        except asyncio.TimeoutError:
            print(f"gave up after {limit} s; cancelled: {task.cancelled()}")


asyncio.run(main())
