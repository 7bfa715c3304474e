import asyncio


async def producer(queue):
    for item in ["bread", "milk", "eggs"]:
        await queue.put(item)
        print("put", item)
    await queue.put(None)


async def consumer(queue):
    while (item := await queue.get()) is not None:
        print("got", item)
        await asyncio.sleep(0)


async def main():
    queue = asyncio.Queue(maxsize=1)
    await asyncio.gather(producer(queue), consumer(queue))


asyncio.run(main())
