import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    print(asyncio.shield(future) is future)
    pending = asyncio.get_running_loop().create_future()
    print(asyncio.shield(pending) is pending)


asyncio.run(main())
