import asyncio


async def ticks(log):
    while True:
        log.append("tick")
        await asyncio.sleep(0)


async def nothing():
    pass


async def main():
    log = []
    ticker = asyncio.create_task(ticks(log))
    await asyncio.sleep(0)
    for way in ("coroutine", "task", "finished"):
        thing = nothing() if way == "coroutine" else asyncio.create_task(nothing())
        if way == "finished":
            await thing
        log.clear()
        try:
            await asyncio.wait_for(thing, 0)
            print(way, "returned", len(log))
        except TimeoutError:
            print(way, "timed out", len(log))
    ticker.cancel()


asyncio.run(main())
