import asyncio
import functools
import time


def render(text, *, width):
    time.sleep(0.02)
    return text.center(width, "*")


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, functools.partial(render, "hi", width=10)))


asyncio.run(main())
