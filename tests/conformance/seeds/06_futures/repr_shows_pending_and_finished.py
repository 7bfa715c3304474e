import asyncio


async def main():
    future = asyncio.Future()
    print(future)
    future.set_result({"a": 1})
    print(future)
    failed = asyncio.Future()
    failed.set_exception(KeyError("k"))
    print(failed)
    failed.exception()
    gone = asyncio.Future()
    gone.cancel()
    print(gone)


asyncio.run(main())
