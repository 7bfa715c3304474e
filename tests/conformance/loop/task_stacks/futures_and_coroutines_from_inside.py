import asyncio
# exploring futures/tasks internals as people do in REPL-style notes
async def c(): 
    await asyncio.sleep(0.01); return 42
async def main():
    t = asyncio.create_task(c(), name="x")
    print(t._state, t.done(), t.get_stack()[0].f_code.co_name, t.get_coro().cr_running)
    await t
    print(t._state, t._exception, t.get_stack())
    f = asyncio.get_running_loop().create_future(); print(f._state, f._loop is asyncio.get_running_loop() if hasattr(f, "_loop") else None)
    f.cancel(); print(f._state)
    coro = asyncio.sleep(0); print(coro.send(None))
    try: coro.send(None)
    except StopIteration as e: print("stop", e.value)
    w = asyncio.Event().wait(); fut = w.send(None); print(fut); w.close(); print(fut.cancelled())
    x = c(); x.send(None); 
    try: x.throw(ValueError("injected"))
    except ValueError as e: print("thrown", e)
    print(x.cr_frame, x.cr_await, x.cr_suspended, x.cr_running)
    y = c(); print(y.cr_frame.f_lineno, y.cr_await); y.send(None); print(y.cr_suspended); y.close()
    async def outer(): return await c()
    o = outer(); o.send(None); print(o.cr_await.__qualname__, o.cr_await.cr_frame.f_code.co_name); o.close()
    class Loop:
        def __await__(self):
            for i in range(2): print("yielding", i); yield
            return "awaited"
    print(await Loop())
    def gen_based():
        yield from asyncio.sleep(0).__await__(); return 5
    class G:
        __await__ = lambda self: gen_based()
    print(await G())
    task = asyncio.current_task(); print(task.get_name(), task.cancelling(), task.uncancel(), repr(task)[:40])
    print(asyncio.current_task() in asyncio.all_tasks(), asyncio.Task.__mro__[1].__name__, isinstance(task, asyncio.Future))
asyncio.run(main())
