import asyncio


async def drain(queue):
    handled = []
    while True:
        try:
            handled.append(await queue.get())
        except asyncio.CancelledError:
            while not queue.empty():
                handled.append(queue.get_nowait())
            return handled


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(drain(queue))
    await queue.put(1)
    await asyncio.sleep(0)
    queue.put_nowait(2)
    queue.put_nowait(3)
    task.cancel()
    print(await task)


asyncio.run(main())
