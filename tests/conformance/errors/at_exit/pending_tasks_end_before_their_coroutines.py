import asyncio, sys, gc
loop = asyncio.new_event_loop()
class D:
    def __init__(self, n, c): self.n=n; self.c = c
    def __del__(self): print("del D", self.n, self.c.cr_frame is not None)


async def w(n):
    try:
        await asyncio.sleep(n)
    finally:
        print("w fin", n)
t1 = loop.create_task(w(1), name="t1")
d = D('d', t1.get_coro())
t2 = loop.create_task(w(2), name="t2")
loop.run_until_complete(asyncio.sleep(0))
print("end")
