import asyncio, io
class Job(asyncio.Task): pass
class Fut(asyncio.Future): pass
async def inner(f):
    await f
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **kw: Job(coro, loop=loop, **kw))
    f = loop.create_future()
    t = asyncio.create_task(inner(f), name="j")
    await asyncio.sleep(0)
    print(f)
    print(t)
    print(t.get_stack())if 0 else None
    s = io.StringIO(); t.print_stack(file=s); print(s.getvalue())
    g = Fut(loop=loop)
    t2 = asyncio.create_task(inner(g), name="k")
    await asyncio.sleep(0)
    print(g); print(t2)
    f.cancel(); g.set_result(1)
    await asyncio.wait([t, t2])
    print(t, t2)
    async def boom(): raise ValueError("boom")
    b = asyncio.create_task(boom(), name="b")
    await asyncio.sleep(0)
    s = io.StringIO(); b.print_stack(file=s); print(s.getvalue())
    del b
    print("deleted")
    loop.call_exception_handler({"message": "m", "future": t, "task": t2, "handle": loop.call_soon(print)})
asyncio.run(main())
