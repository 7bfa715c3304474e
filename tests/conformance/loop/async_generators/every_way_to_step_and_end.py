import asyncio
def counter(n):
    total = 0
    while total < n:
        got = yield total
        total += got or 1
    return "done"
def outer():
    r = yield from counter(3); print("returned", r)
g = counter(5); print(next(g), g.send(2), next(g), g.gi_frame is not None, g)if 0 else print(next(g), g.send(2), next(g))
g.close(); print(list(g), list(outer()))
try: next(g)
except StopIteration as e: print(repr(e))
async def ticker(n, delay=0):
    try:
        for i in range(n):
            x = yield i
            if x: print("received", x)
            await asyncio.sleep(delay)
    except GeneratorExit: print("exit"); raise
    finally: print("closed", n)
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n <= 0: raise StopAsyncIteration
        self.n -= 1; await asyncio.sleep(0); return self.n
async def main():
    t = ticker(3); print(await t.asend(None), await t.asend("hi"), await anext(t)); 
    try: await anext(t)
    except StopAsyncIteration as e: print(repr(e))
    print([x async for x in AIter(3)], await anext(AIter(1)), await anext(AIter(0), "none"))
    t = ticker(5); await anext(t); await t.aclose(); print(t.ag_running, t.ag_frame)
    try: await t.athrow(ValueError("x"))
    except BaseException as e: print(repr(e))
    t = ticker(5); await anext(t)
    try: await t.athrow(ValueError("thrown"))
    except ValueError as e: print(e)
    async for x in ticker(10):
        if x == 1: break
    print("after break"); await asyncio.sleep(0)
    async def bad():
        yield 1
        raise StopAsyncIteration
    try:
        async for x in bad(): print(x)
    except RuntimeError as e: print(e, repr(e.__cause__))
    async def ignoring():
        try: yield 1
        except GeneratorExit: yield 2
    i = ignoring(); await anext(i)
    try: await i.aclose()
    except RuntimeError as e: print(e)
    t = ticker(2); a = anext(t); b = anext(t); await a; print(await b)
    try: t.send(1)
    except AttributeError as e: print(e)
    try: next(t)
    except TypeError as e: print(e)
    try: aiter([1])
    except TypeError as e: print(e)
    try: await anext([1])
    except TypeError as e: print(e)
    x = ticker(1); print(str(x)[:24], x.__name__, type(x.__anext__()).__name__, aiter(x) is x)
asyncio.run(main())
