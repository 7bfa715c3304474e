import asyncio


async def main():
    loop = asyncio.get_running_loop()
    order = []
    now = loop.time()
    loop.call_at(now + 0.15, order.append, "third")
    loop.call_later(0.05, order.append, "second")
    loop.call_soon(order.append, "first")
    await asyncio.sleep(0.25)
    print(order)


asyncio.run(main())
