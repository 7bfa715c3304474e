import asyncio


async def main():
    future = asyncio.Future()
    future.set_exception(ValueError("unread"))
    del future
    print("end of main")


asyncio.run(main())
