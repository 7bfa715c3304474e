import asyncio


async def main():
    future = asyncio.Future()
    future.set_exception(RuntimeError)
    print(repr(future.exception()))
    other = asyncio.Future()
    try:
        other.set_exception(StopIteration)
    except TypeError as error:
        print(error)
    print(other.done(), type(other.exception()).__name__ if other.done() else "-")


asyncio.run(main())
