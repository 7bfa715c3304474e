import asyncio, functools
def cb(*a): pass
class K:
    def m(self, *a): pass
    def __call__(self): pass
async def main():
    loop = asyncio.get_running_loop()
    print(loop.call_soon(cb, 1, 2))
    print(loop.call_soon(K().m))
    print(loop.call_soon(functools.partial(cb, 1, x=2)))
    print(loop.call_soon(functools.partial(functools.partial(cb, 1), 2), 3))
    print(loop.call_soon(lambda: 1))
    print(loop.call_soon(print, 1))
    f = loop.create_future()
    print(loop.call_soon(f.set_result, 1))
    print(loop.call_soon(f.cancel))
    print(loop.call_soon([].append, 1))
    print(loop.call_soon(len, [1]))
    print(loop.call_soon(K))
    h = loop.call_soon(cb); h.cancel(); print(h)
    h = loop.call_later(5, cb, 1); print(h); h.cancel(); print(h)
    ev = asyncio.Event()
    print(loop.call_soon(ev.set))
    f.add_done_callback(cb)
    f.add_done_callback(functools.partial(cb, 1))
    f.add_done_callback(print)
    print(f)
    async def w(f): await f
    g = loop.create_future()
    t = asyncio.create_task(w(g))
    await asyncio.sleep(0)
    print(g)
    t.cancel()
    loop.set_debug(True)
    print(repr(loop.call_soon(cb, 1, "two", [3])))
    await asyncio.sleep(0)
asyncio.run(main())
