import asyncio


async def shout():
    print("shouting")


async def main():
    coroutine = shout()
    print(type(coroutine))
    task = asyncio.create_task(coroutine)
    print("scheduled")
    await task


asyncio.run(main())
