import asyncio


async def background():
    try:
        await asyncio.sleep(10)
    finally:
        print("background ends")


async def main():
    asyncio.create_task(background())
    await asyncio.sleep(0)
    raise ValueError("main fails")


try:
    asyncio.run(main())
except ValueError as error:
    print(error)
