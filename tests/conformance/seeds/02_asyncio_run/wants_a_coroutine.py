import asyncio


async def main():
    pass


try:
    asyncio.run(main)
except ValueError as error:
    print("ValueError:", error)
