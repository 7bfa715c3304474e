import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(print, "called")
    await asyncio.sleep(0)
    loop.set_debug(True)
    handle.cancel()
    print(handle.cancelled())
    later = loop.call_later(1, print, "never")
    later.cancel()
    print(later.cancelled())


asyncio.run(main())
