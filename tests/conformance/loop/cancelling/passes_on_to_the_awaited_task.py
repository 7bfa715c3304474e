import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner ends")


async def outer(task):
    try:
        await task
    finally:
        print("outer ends, inner done:", task.done())


async def main():
    first = asyncio.create_task(inner())
    second = asyncio.create_task(outer(first))
    await asyncio.sleep(0)
    second.cancel()
    print("right after cancel():", first.cancelling(), second.cancelling())
    await asyncio.wait([second])


asyncio.run(main())
