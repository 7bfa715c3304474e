import asyncio


async def dive(n):
    return await dive(n + 1)


async def main():
    try:
        await dive(0)
    except RecursionError as error:
        print(type(error).__name__, str(error)[:32])


asyncio.run(main())
