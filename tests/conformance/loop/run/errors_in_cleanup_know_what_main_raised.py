import asyncio


async def cleaning():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("in cleanup")


async def main():
    asyncio.create_task(cleaning())
    await asyncio.sleep(0)
    raise KeyError("main failed")


try:
    asyncio.run(main())
except KeyError as error:
    print(repr(error))


async def failing():
    raise OSError("while handling")


try:
    1 / 0
except ZeroDivisionError:
    try:
        asyncio.run(failing())
    except OSError as error:
        print(repr(error.__context__))
