# run: --compare last-line
import asyncio
import gc


async def waits_for(box, index, name):
    try:
        await box[index]
    finally:
        print("finally", name)


async def main():
    box = [None, None]
    box[0] = asyncio.create_task(waits_for(box, 1, "first"), name="first")
    box[1] = asyncio.create_task(waits_for(box, 0, "second"), name="second")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(len(asyncio.all_tasks()))
    del box
    gc.collect()
    print(len(asyncio.all_tasks()))


asyncio.run(main())
