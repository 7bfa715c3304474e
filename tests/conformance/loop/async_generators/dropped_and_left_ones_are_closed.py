import asyncio
async def g(n):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0.01)
    except BaseException as e:
        print("in", n, type(e).__name__)
        raise
    finally:
        print("close", n)
        await asyncio.sleep(0)
        print("closed", n)
keep = []
async def main():
    a = g("a")
    async for x in a:
        break
    keep.append(a)
    b = g("b")
    async for x in b:
        if x == 1: break
    del b
    await asyncio.sleep(0)
    print("after b")
    await asyncio.sleep(0.01)
    c = g("c")
    await c.__anext__()
    await c.aclose()
    async def bad():
        try:
            yield 1
        finally:
            raise ValueError("in the end")
    d = bad()
    await anext(d)
    keep.append(d)
    print("main ends")
asyncio.run(main())
