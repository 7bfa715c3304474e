import asyncio


async def forgotten(n):
    pass


async def main():
    print("before", flush=True)
    forgotten(1)
    coroutine = forgotten(2)
    del coroutine
    print("after")
    kept = forgotten(3)
    return kept


asyncio.run(main())
