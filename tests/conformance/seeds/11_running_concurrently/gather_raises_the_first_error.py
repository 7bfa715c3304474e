import asyncio


async def ok():
    await asyncio.sleep(0.05)
    print("ok still finishes")
    return "ok"


async def fails():
    await asyncio.sleep(0)
    raise ValueError("broken")


async def main():
    try:
        await asyncio.gather(ok(), fails())
    except ValueError as error:
        print("gather raised", error)
    await asyncio.sleep(0.1)


asyncio.run(main())
