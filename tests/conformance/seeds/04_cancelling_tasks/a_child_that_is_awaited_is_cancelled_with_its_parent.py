import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("child cancelled")
        raise


async def parent(task):
    try:
        await task
    except asyncio.CancelledError:
        print("parent cancelled")
        raise


async def main():
    inner = asyncio.create_task(child())
    outer = asyncio.create_task(parent(inner))
    await asyncio.sleep(0.01)
    outer.cancel()
    await asyncio.gather(outer, return_exceptions=True)
    print(inner.cancelled(), outer.cancelled())


asyncio.run(main())
