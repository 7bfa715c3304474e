import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(10), name="s"); await asyncio.sleep(0); print(t)
    u = asyncio.create_task(asyncio.wait_for(asyncio.sleep(10), 5), name="w"); await asyncio.sleep(0); await asyncio.sleep(0); print(u); 
    v = asyncio.create_task(asyncio.Event().wait(), name="e"); await asyncio.sleep(0); print(v)
    w = asyncio.create_task(asyncio.wait([t]), name="wait"); print(w); await asyncio.sleep(0); print(w)
    x = asyncio.create_task(asyncio.Queue().get(), name="q"); await asyncio.sleep(0); print(x)
    for z in (t, u, v, w, x): z.cancel()
    await asyncio.wait([t, u, v, w, x]); print(v, x)
asyncio.run(main())
