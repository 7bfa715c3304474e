import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def first():
        print("first")
        loop.call_soon(print, "added by first")

    loop.call_soon(first)
    loop.call_soon(print, "second")
    loop.call_soon(print, "third")
    await asyncio.sleep(0)
    print("main, one iteration later")
    await asyncio.sleep(0)
    print("main, two iterations later")


asyncio.run(main())
