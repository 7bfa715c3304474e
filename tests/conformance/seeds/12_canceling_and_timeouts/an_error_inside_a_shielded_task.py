import asyncio


async def fails():
    await asyncio.sleep(0.01)
    raise OSError("disk full")


async def main():
    try:
        await asyncio.shield(fails())
    except OSError as error:
        print("shield passed on:", error)


asyncio.run(main())
