import asyncio


async def main():
    inner = asyncio.create_task(asyncio.sleep(10))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    await asyncio.sleep(0)
    print(inner.cancelled(), outer.cancelled())
    await asyncio.sleep(0)
    print(inner.cancelled(), outer.cancelled())


asyncio.run(main())
