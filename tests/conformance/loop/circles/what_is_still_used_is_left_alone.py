import asyncio
import gc


async def waits(event, name):
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(60):
            await event.wait()
    finally:
        print(name, "woke", me.get_name())
    return name


async def sleeps(name):
    me = asyncio.current_task()
    await asyncio.sleep(0.5)
    print(name, "slept")


async def main():
    event = asyncio.Event()
    results = asyncio.gather(waits(event, "a"), waits(event, "b"), sleeps("c"))
    kept = asyncio.create_task(asyncio.wait_for(waits(event, "d"), 60))
    asyncio.create_task(sleeps("e"))
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(1)
    print(len(asyncio.all_tasks()))
    gc.collect()
    event.set()
    print(await results, await kept)
    gc.collect()
    print(len(asyncio.all_tasks()))


asyncio.run(main())
