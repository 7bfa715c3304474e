import asyncio


async def worker(name, lock, log):
    async with lock:
        log.append(name + " has it")
        await asyncio.sleep(0)
    log.append(name + " gave it")


async def produce(queue):
    for number in range(3):
        await queue.put(number)
    await queue.put(None)


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    lock = asyncio.Lock()
    log = []
    tasks = [asyncio.create_task(worker(name, lock, log)) for name in "abc"]
    log.append("all made")
    await asyncio.gather(*tasks)
    print(log)
    queue = asyncio.Queue(2)
    producer = asyncio.create_task(produce(queue))
    print(queue.qsize(), producer.done())
    while (item := await queue.get()) is not None:
        print(item)
    try:
        async with asyncio.timeout(0.1):
            await asyncio.create_task(asyncio.sleep(1))
    except TimeoutError:
        print("timeout")
    print([each.get_name() for each in asyncio.all_tasks()] == [asyncio.current_task().get_name()])


asyncio.run(main())
