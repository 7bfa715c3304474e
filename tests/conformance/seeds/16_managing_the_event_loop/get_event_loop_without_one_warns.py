import asyncio


async def main():
    print("ran in", type(asyncio.get_event_loop()).__name__)


loop = asyncio.get_event_loop()
loop.run_until_complete(main())
loop.close()
