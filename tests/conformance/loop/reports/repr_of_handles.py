import asyncio


def callback(*args, key=None):
    pass


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(callback, 1, "a")
    print(handle)
    handle.cancel()
    print(handle)
    timer = loop.call_later(100, callback)
    print(str(timer).split(" when=")[0], str(timer).endswith(">"))
    timer.cancel()
    print(loop.call_soon(print, [1, 2]))


asyncio.run(main())
