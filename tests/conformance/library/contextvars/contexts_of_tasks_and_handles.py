import asyncio, contextvars
var = contextvars.ContextVar("var", default="unset")
async def work():
    var.set("in task")
    await asyncio.sleep(0)
    return 1
def callback(*args):
    print("callback", args, var.get())
async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work())
    print(type(task.get_context()))
    await task
    print(task.get_context()[var])
    print(task.get_context().get(var), var.get())
    ctx = contextvars.copy_context()
    ctx.run(var.set, "given")
    t2 = asyncio.create_task(work(), context=ctx)
    print(t2.get_context() is ctx)
    await t2
    print(ctx[var])
    h = loop.call_soon(callback, 1)
    print(type(h.get_context()).__name__)
    h2 = loop.call_soon(callback, 2, context=ctx)
    print(h2.get_context() is ctx, h2.get_context()[var])
    h3 = loop.call_later(1, callback, 3, context=ctx)
    print(h3.get_context() is ctx)
    await asyncio.sleep(0)
    h3.cancel()
    print(h3.get_context() is ctx)
    try:
        print(h.get_context())
    except Exception as e: print(type(e), e)
    print(asyncio.current_task().get_context()[var] if var in asyncio.current_task().get_context() else "none")
asyncio.run(main())
