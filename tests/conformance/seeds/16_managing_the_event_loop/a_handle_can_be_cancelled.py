import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_later(0.05, print, "never printed")
    soon = loop.call_soon(print, "not this one either")
    print("cancelled:", handle.cancelled(), soon.cancelled())
    handle.cancel()
    soon.cancel()
    await asyncio.sleep(0.1)
    print("cancelled:", handle.cancelled(), soon.cancelled())


asyncio.run(main())
