import asyncio


async def main():
    future = asyncio.Future()
    future.set_result("first")
    try:
        future.set_result("second")
    except asyncio.InvalidStateError as error:
        print(type(error).__name__, error)
    print(future.result())


asyncio.run(main())
