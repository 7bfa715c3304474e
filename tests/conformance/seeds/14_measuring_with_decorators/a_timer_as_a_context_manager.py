import asyncio
import time


class Timer:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        self.begin = time.perf_counter()
        return self

    async def __aexit__(self, exc_type, exc, tb):
        print(f"{self.name}: {time.perf_counter() - self.begin:.1f} s, error: {exc!r}")
        return exc_type is ValueError


async def main():
    async with Timer("fine"):
        await asyncio.sleep(0.1)
    async with Timer("failing"):
        raise ValueError("inside")


asyncio.run(main())
