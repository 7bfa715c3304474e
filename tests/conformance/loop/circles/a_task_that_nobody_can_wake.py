# run: --compare last-line
import asyncio
import gc


async def waits(name):
    try:
        future = asyncio.get_running_loop().create_future()
        await future
    finally:
        print("finally", name)


async def main():
    task = asyncio.create_task(waits("one"), name="one")
    await asyncio.sleep(0)
    del task
    print("before")
    gc.collect()
    print("after", len(asyncio.all_tasks()))


asyncio.run(main())
