import asyncio


async def apply(func, *args):
    result = func(*args)
    if asyncio.iscoroutine(result):
        result = await result
    return result


async def double(x):
    return x * 2


async def main():
    print(await apply(lambda x: x + 1, 1), await apply(double, 4), await apply(lambda x: double(x), 8))
    handlers = {"sync": len, "async": double}
    for name, handler in handlers.items():
        print(name, await apply(handler, "ab"))


asyncio.run(main())
