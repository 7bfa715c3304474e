import asyncio


async def main():
    loop = asyncio.get_running_loop()
    second = None

    def first():
        print("first cancels second")
        second.cancel()

    loop.call_soon(first)
    second = loop.call_soon(print, "never printed")
    loop.call_soon(print, "third")
    await asyncio.sleep(0)
    print(second)


asyncio.run(main())
