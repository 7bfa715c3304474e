import asyncio


async def load(path):
    await asyncio.sleep(0)
    raise FileNotFoundError(path)


async def main():
    print("before")
    await load("settings.ini")
    print("never printed")


asyncio.run(main())
