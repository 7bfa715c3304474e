import asyncio


async def main():
    future = asyncio.Future()
    future.set_exception(ValueError("bad value"))
    print(future.done(), repr(future.exception()))
    try:
        await future
    except ValueError as error:
        print("await raised:", error)


asyncio.run(main())
