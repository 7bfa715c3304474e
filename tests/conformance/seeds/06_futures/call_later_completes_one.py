import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.05, future.set_result, [1, 2, 3])
    print(await future)


asyncio.run(main())
