import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inner", error.args)
        raise


async def outer(task):
    try:
        await task
    except asyncio.CancelledError as error:
        print("outer", error.args)
        raise


async def main():
    first = asyncio.create_task(inner())
    second = asyncio.create_task(outer(first))
    await asyncio.sleep(0)
    second.cancel("why not")
    try:
        await second
    except asyncio.CancelledError as error:
        print("main", error.args)


asyncio.run(main())
