import asyncio


async def job(n):
    await asyncio.sleep(0)
    return n


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
together = asyncio.gather(job(1), job(2))
print(loop.run_until_complete(together))
loop.close()
