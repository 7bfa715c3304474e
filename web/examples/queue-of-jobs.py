"""A queue of jobs

Producers put jobs into a queue, workers take them out. A full queue makes put wait and an empty one get, so the fast
side never runs away from the slow one; join waits until every job was dealt with.

Look at 0.1: The queue holds two jobs and is full: the producer waits in put.
"""

import asyncio


async def producer(queue):
    for job in range(6):
        await queue.put(job)
        print("put", job)


async def worker(name, queue):
    while True:
        job = await queue.get()
        await asyncio.sleep(0.2)
        print(name, "has done", job)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    workers = [
        asyncio.create_task(worker(name, queue), name=name) for name in ("Ann", "Bob")
    ]
    await asyncio.create_task(producer(queue), name="producer")
    await queue.join()
    for task in workers:
        task.cancel()
    print("all done")


asyncio.run(main())
