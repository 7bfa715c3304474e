import asyncio
async def job(sem, i, log):
    async with sem:
        log.append(f"+{i}"); await asyncio.sleep(0.1); log.append(f"-{i}")
async def main():
    sem = asyncio.Semaphore(2); log = []
    print(sem, sem.locked())
    ts = [asyncio.create_task(job(sem, i, log)) for i in range(5)]
    await asyncio.sleep(0.05); print(sem, sem.locked())
    await asyncio.gather(*ts); print(" ".join(log), sem)
    lock = asyncio.Lock(); print(lock)
    async with lock: print(lock, lock.locked())
    ev = asyncio.Event(); print(ev)
    async def waiter(n): await ev.wait(); print("woke", n)
    ws = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0); print(ev); ev.set(); await asyncio.gather(*ws); print(ev); ev.clear(); print(ev.is_set())
    cond = asyncio.Condition(); print(cond)
    async def cw(n):
        async with cond: await cond.wait(); print("notified", n)
    cs = [asyncio.create_task(cw(n)) for n in range(3)]
    await asyncio.sleep(0)
    async with cond: print(cond); cond.notify(2)
    await asyncio.sleep(0.01)
    async with cond: cond.notify_all()
    await asyncio.gather(*cs)
    bar = asyncio.Barrier(3); print(bar)
    async def bw(n):
        async with bar as pos: print(n, "at", pos)
        return await bar.wait()
    print(sorted(await asyncio.gather(*(bw(i) for i in range(3)))), bar.parties, bar.n_waiting, bar.broken)
    t = asyncio.create_task(bar.wait()); await asyncio.sleep(0); await bar.abort()
    try: await t
    except asyncio.BrokenBarrierError as e: print(repr(e), bar)
    await bar.reset(); print(bar)
    t = asyncio.create_task(lock.acquire()); await t; 
    u = asyncio.create_task(lock.acquire()); await asyncio.sleep(0); u.cancel(); await asyncio.sleep(0); print(u, lock); lock.release(); print(lock)
asyncio.run(main())
