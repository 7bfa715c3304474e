import asyncio
async def slow(f):
    await f
    return 1
async def awaiter(coroutine):
    return await coroutine
async def main():
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.01, f.set_result, 3)
    coroutine = slow(f)
    print(await asyncio.gather(awaiter(coroutine), awaiter(coroutine), return_exceptions=True))
asyncio.run(main())
