import asyncio


async def main():
    child = asyncio.create_task(asyncio.sleep(10))
    outer = asyncio.gather(child, asyncio.sleep(0.05, "other"))
    await asyncio.sleep(0)
    child.cancel("child cancelled")
    try:
        await outer
    except asyncio.CancelledError as error:
        print("raised", error.args, outer.cancelled(), outer.done())
    child = asyncio.create_task(asyncio.sleep(10))
    outer = asyncio.gather(child, asyncio.sleep(0, "other"), return_exceptions=True)
    await asyncio.sleep(0)
    child.cancel()
    print(await outer)


asyncio.run(main())
