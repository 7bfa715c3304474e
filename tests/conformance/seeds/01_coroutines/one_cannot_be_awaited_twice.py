import asyncio


async def once():
    return "first"


async def main():
    coroutine = once()
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(type(error).__name__, "-", error)


asyncio.run(main())
