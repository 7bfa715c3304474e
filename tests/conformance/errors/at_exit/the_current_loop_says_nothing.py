import asyncio
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)


async def w(n):
    try:
        await asyncio.sleep(n)
    finally:
        print("w fin", n)
loop.create_task(w(1), name="t1")
t=loop.create_task(w(2), name="t2")
loop.run_until_complete(asyncio.sleep(0))
print("end")
