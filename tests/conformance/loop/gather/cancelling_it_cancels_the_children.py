import asyncio


async def child(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("child", n)
        raise


async def main():
    outer = asyncio.gather(child(1), child(2), return_exceptions=True)
    await asyncio.sleep(0)
    print(outer.cancel())
    try:
        await outer
    except asyncio.CancelledError:
        print("raised even with return_exceptions", outer.cancelled())


asyncio.run(main())
