import asyncio


async def my_coroutine(kind):
    await asyncio.sleep(0)
    if kind == "value":
        raise ValueError("wrong value")
    if kind == "cancel":
        raise asyncio.CancelledError("from inside")
    return kind


async def main():
    for kind in ("fine", "value", "cancel"):
        try:
            print("result:", await my_coroutine(kind))
        except asyncio.CancelledError as error:
            print("cancelled:", error)
        except Exception as error:
            print("other exception:", error)
        else:
            print("no exception")


asyncio.run(main())
