import asyncio


async def fetch(name):
    await asyncio.sleep(1)
    return f"answer of {name}"


async def main():
    for answer in await asyncio.gather(*(fetch(name) for name in ("red", "green", "blue"))):
        print(answer)


asyncio.run(main())
