import asyncio
# errors printed from nested tasks; unhandled in callbacks; done callbacks raising
async def main():
    loop = asyncio.get_running_loop()
    def bad_cb(fut): raise RuntimeError("cb failed")
    t = asyncio.create_task(asyncio.sleep(0), name="cbtask"); t.add_done_callback(bad_cb); await t; await asyncio.sleep(0)
    def cb(a, b): raise LookupError((a, b))
    loop.call_soon(cb, 1, "two"); loop.call_later(0.01, cb, 3, b=4) if 0 else loop.call_later(0.01, cb, 3, 4)
    await asyncio.sleep(0.05)
    class Obj:
        def __repr__(self): return "Obj()"
        def method(self): raise OSError("method failed")
    loop.call_soon(Obj().method); await asyncio.sleep(0)
    f = loop.create_future(); f.set_exception(ValueError("never")); f = None
    async def child(): raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    c = asyncio.create_task(child(), name="child"); await asyncio.sleep(0); await asyncio.sleep(0); c = None
    g = asyncio.gather(child(), asyncio.sleep(0)); await asyncio.sleep(0.01); g = None
    try: await asyncio.wait_for(child(), 1)
    except* ValueError as e: print("star", e)
    except* KeyError as e: print("key", e)
    def chained():
        try: 1 / 0
        except ZeroDivisionError: raise TypeError("second")
    loop.call_soon(chained); await asyncio.sleep(0)
    d = asyncio.create_task(asyncio.sleep(10), name="left"); await asyncio.sleep(0)
    loop.call_soon_threadsafe(print, "threadsafe"); await asyncio.sleep(0)
    raise SystemExit(2)
asyncio.run(main())
