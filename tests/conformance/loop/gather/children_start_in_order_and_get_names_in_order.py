import asyncio


async def child():
    print(asyncio.current_task().get_name())


async def main():
    await asyncio.gather(*(child() for _ in range(3)))


asyncio.run(main())
