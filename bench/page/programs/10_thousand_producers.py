import asyncio

async def producer(i, queue):
    await asyncio.sleep(i % 10 * 0.01)
    await queue.put(i)

async def consumer(queue):
    total = 0
    for _ in range(100):
        total += await queue.get()
        await asyncio.sleep(0.001)
    return total

async def main():
    queue = asyncio.Queue(50)
    async with asyncio.TaskGroup() as group:
        consumers = [group.create_task(consumer(queue)) for _ in range(100)]
        for i in range(9900):
            group.create_task(producer(i, queue))
        for i in range(100):
            group.create_task(producer(i, queue))
    print(sum(task.result() for task in consumers))

asyncio.run(main())
