import asyncio


async def main():
    inner = asyncio.create_task(asyncio.sleep(10))
    outer = asyncio.create_task(asyncio.wait_for(inner, 5))
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.wait([outer])
    print(outer.cancelled(), inner.cancelled())


asyncio.run(main())
