import asyncio


async def main():
    await asyncio.sleep(0)
    raise ValueError("no such city")


try:
    asyncio.run(main())
except ValueError as error:
    print("caught outside:", error)
