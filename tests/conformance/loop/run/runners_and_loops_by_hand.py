import asyncio
async def one(): return asyncio.current_task().get_name()
async def leftover():
    try: await asyncio.sleep(100)
    finally: print("leftover cleaned")
async def agen():
    try:
        yield 1; yield 2
    finally: await asyncio.sleep(0); print("agen closed")
async def main():
    asyncio.create_task(leftover(), name="left")
    global g; g = agen(); print(await anext(g))
    await asyncio.sleep(0); return "main"
with asyncio.Runner() as r:
    print(r.run(one()), r.run(one()), r.get_loop().is_running())
    print(r.run(main()))
try: r.run(one())
except RuntimeError as e: print(e)
print(asyncio.run(main(), debug=False))
async def failing():
    asyncio.create_task(bad_cleanup()); await asyncio.sleep(0); raise KeyError("main failed")
async def bad_cleanup():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: raise ValueError("in cleanup")
try: asyncio.run(failing())
except KeyError as e: print(repr(e))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(one()), loop)
loop.call_later(0.1, loop.stop); loop.run_forever()
t = loop.create_task(leftover(), name="pending"); loop.run_until_complete(asyncio.sleep(0))
print(t); t.cancel(); print(loop.run_until_complete(asyncio.gather(t, return_exceptions=True)))
loop.run_until_complete(loop.shutdown_asyncgens()); loop.close(); print(loop.is_closed(), loop)
try: loop.run_until_complete(one())
except RuntimeError as e: print(e)
loop2 = asyncio.new_event_loop(); asyncio.set_event_loop(loop2)
print(asyncio.get_event_loop() is loop2)
def stop_early(): loop2.stop()
loop2.call_soon(stop_early)
try: loop2.run_until_complete(asyncio.sleep(1))
except RuntimeError as e: print(e)
loop2.close()
with asyncio.Runner(loop_factory=asyncio.new_event_loop, debug=True) as r:
    print(r.get_loop().get_debug(), r.run(one()))
