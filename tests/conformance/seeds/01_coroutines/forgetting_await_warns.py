import asyncio


async def greet():
    print("hello")


async def main():
    greet()
    print("main goes on")


asyncio.run(main())
