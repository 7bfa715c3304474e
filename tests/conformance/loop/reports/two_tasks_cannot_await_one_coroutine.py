import asyncio


async def slow():
    await asyncio.sleep(0.05)
    return 1


async def awaiter(coroutine):
    return await coroutine


async def main():
    coroutine = slow()
    results = await asyncio.gather(awaiter(coroutine), awaiter(coroutine), return_exceptions=True)
    print(results)


asyncio.run(main())
