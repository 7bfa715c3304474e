import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def timer(name):
    print("start", name)
    await asyncio.sleep(0)
    try:
        yield name * 2
    finally:
        print("stop", name)


async def main():
    async with timer("x") as value:
        print("inside", value)
    try:
        async with timer("y"):
            raise RuntimeError("boom")
    except RuntimeError as error:
        print("outside", error)


asyncio.run(main())
