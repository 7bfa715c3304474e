# A gathering whose error nobody retrieves reports it under the name of its own type.
import asyncio


async def fail():
    raise ValueError("unseen")


async def main():
    gathering = asyncio.gather(fail())
    await asyncio.sleep(0.01)
    del gathering
    print("dropped")


asyncio.run(main())
