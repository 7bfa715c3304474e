import asyncio


async def value(x):
    await asyncio.sleep(0)
    return x


async def main():
    print(await value(1) + await value(2) * await value(3))
    print([await value(n) for n in range(3)], {await value("k"): await value("v")})
    print(f"{await value('in a string')}", (await value([1, 2]))[0], await value(5) if await value(True) else 0)
    x = await value(0) or await value("fallback")
    print(x, max(await value(3), await value(9)), not await value(False))
    print([n async for n in agen()], [await value(n) async for n in agen()])


async def agen():
    for n in (await value(1), await value(2)):
        yield n


asyncio.run(main())
