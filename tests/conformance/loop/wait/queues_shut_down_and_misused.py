import asyncio
async def worker(name, q):
    while True:
        try: item = await q.get()
        except asyncio.QueueShutDown: print(name, "queue shut down"); return
        print(name, "got", item); await asyncio.sleep(0.1); q.task_done()
async def main():
    q = asyncio.Queue(2)
    async with asyncio.TaskGroup() as tg:
        for n in "ab": tg.create_task(worker(n, q))
        for i in range(5): await q.put(i)
        q.shutdown()
        try: q.put_nowait(9)
        except asyncio.QueueShutDown as e: print(repr(e))
        await q.join()
    q = asyncio.Queue(1); q.put_nowait(1)
    async def putter():
        try: await q.put(2)
        except asyncio.QueueShutDown: print("putter refused")
    t = asyncio.create_task(putter()); await asyncio.sleep(0)
    q.shutdown(immediate=True); await t
    print(q.qsize(), q.empty(), q)
    try: q.get_nowait()
    except asyncio.QueueShutDown as e: print(type(e).__mro__[1].__name__)
    await q.join()
    p = asyncio.PriorityQueue()
    for x in [(2, "b"), (1, "a"), (3, "c")]: p.put_nowait(x)
    print([p.get_nowait()[1] for _ in range(3)])
    l = asyncio.LifoQueue(2); l.put_nowait(1); l.put_nowait(2)
    try: l.put_nowait(3)
    except asyncio.QueueFull as e: print(repr(e), l.full(), l)
    print(l.get_nowait(), l.maxsize)
    try: asyncio.Queue().get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    try: asyncio.Queue().task_done()
    except ValueError as e: print(e)
    try: asyncio.Queue(maxsize="a").put_nowait(1)
    except TypeError as e: print(e)
    p.put_nowait((1, {})); 
    try: p.put_nowait((1, {}))
    except TypeError as e: print(e)
asyncio.run(main())
