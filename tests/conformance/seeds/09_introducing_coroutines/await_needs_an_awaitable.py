import asyncio


def not_a_coroutine():
    return 3


async def main():
    await not_a_coroutine()


asyncio.run(main())
