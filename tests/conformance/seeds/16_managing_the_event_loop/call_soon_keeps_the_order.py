import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for number in range(3):
        loop.call_soon(print, "callback", number)
    task = asyncio.create_task(asyncio.sleep(0, "task"))
    loop.call_soon(print, "last callback")
    print("main awaits")
    print(await task)


asyncio.run(main())
