import asyncio


async def fails(text):
    raise ValueError(text)


async def main():
    task = asyncio.create_task(fails("dropped early"), name="early")
    await asyncio.sleep(0)
    task = None
    print("dropped")
    kept = asyncio.create_task(fails("kept to the end"), name="kept")
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
