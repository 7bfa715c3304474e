import asyncio


async def main():
    empty = asyncio.gather()
    print(await empty, await asyncio.gather(*[], return_exceptions=True))


asyncio.run(main())
