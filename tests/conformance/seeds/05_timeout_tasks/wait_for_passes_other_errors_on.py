import asyncio


async def broken():
    await asyncio.sleep(0.01)
    raise KeyError("city")


async def main():
    try:
        await asyncio.wait_for(broken(), timeout=0.5)
    except KeyError as error:
        print("KeyError", error)


asyncio.run(main())
