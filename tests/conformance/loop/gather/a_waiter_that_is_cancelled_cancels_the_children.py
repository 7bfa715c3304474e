import asyncio


async def waiter(children):
    await asyncio.gather(*children)


async def main():
    children = [asyncio.create_task(asyncio.sleep(10)) for _ in range(2)]
    task = asyncio.create_task(waiter(children))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), [c.cancelled() for c in children])


asyncio.run(main())
