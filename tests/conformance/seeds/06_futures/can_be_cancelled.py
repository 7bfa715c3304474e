import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    print(future.cancel("no longer needed"), future.cancelled(), future.done())
    print(future.cancel())
    try:
        await future
    except asyncio.CancelledError as error:
        print("CancelledError:", error)


asyncio.run(main())
