import asyncio, itertools, operator
# async itertools & concurrency limiting map
async def amap_unordered(fn, it, limit):
    pending, it = set(), iter(it)
    for x in itertools.islice(it, limit): pending.add(asyncio.ensure_future(fn(x)))
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for d in sorted(done, key=lambda t: t.get_name()):
            yield d.result()
            for x in itertools.islice(it, 1): pending.add(asyncio.ensure_future(fn(x)))
async def sq(x): await asyncio.sleep((5 - x) / 10); return x * x
class Countdown:
    def __init__(self, n): self.n = n
    async def __aiter__(self):
        for i in range(self.n, 0, -1): yield i; await asyncio.sleep(0)
class Bad1:
    def __aiter__(self): return 5
class Bad2:
    def __aiter__(self): return self
    def __anext__(self): return 5
class Bad3:
    async def __aiter__(self): return self
async def tee(src, n):
    qs = [asyncio.Queue() for _ in range(n)]
    async def pump():
        async for x in src: [q.put_nowait(x) for q in qs]
        [q.put_nowait(None) for q in qs]
    t = asyncio.create_task(pump())
    async def view(q):
        while (x := await q.get()) is not None: yield x
    return [view(q) for q in qs]
async def azip(*its):
    its = [aiter(i) for i in its]
    while True:
        try: yield tuple([await anext(i) for i in its])
        except StopAsyncIteration: return
async def areduce(fn, it, init):
    async for x in it: init = fn(init, x)
    return init
async def main():
    print(sorted([x async for x in amap_unordered(sq, range(5), 2)]))
    print([x async for x in Countdown(3)])
    for B in (Bad1, Bad2, Bad3):
        try:
            async for x in B(): pass
        except TypeError as e: print(e)
    a, b = await tee(Countdown(2), 2); print([x async for x in a], [x async for x in b])
    print([p async for p in azip(Countdown(2), Countdown(3))], await areduce(operator.add, Countdown(4), 0))
    print([x if x % 2 else -x async for x in Countdown(4) if x != 3], {x: [y async for y in Countdown(x)] async for x in Countdown(2)})
    g = (x * 2 async for x in Countdown(2)); print([v async for v in g], g)if 0 else print([v async for v in g])
    async def lazily():
        print("lazy start"); yield 1
    l = lazily(); print("made"); print(await anext(l)); await l.aclose()
    async def y_in_finally():
        try: yield 1
        finally: await asyncio.sleep(0); print("async finally")
    async for x in y_in_finally(): break
    await asyncio.sleep(0.01)
    z = y_in_finally(); await anext(z); del z; await asyncio.sleep(0.01); print("after del")
    async def ret(): 
        yield 1
        return
    print([x async for x in ret()])
    try: exec("async def f():\n yield 1\n return 2")
    except SyntaxError as e: print(e.msg)
    try: exec("def f(): await x")
    except SyntaxError as e: print(e.msg)
    try: exec("async def f(): yield from x")
    except SyntaxError as e: print(e.msg)
    try: eval("await x")
    except SyntaxError as e: print(e.msg)
    keep = y_in_finally(); await anext(keep); globals()["keep"] = keep
asyncio.run(main())
