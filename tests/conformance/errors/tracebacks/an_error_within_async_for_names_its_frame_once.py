"""An error that comes from an asynchronous iterator has one line for the loop that asked it."""

import asyncio
import traceback


async def numbers():
    yield 1
    raise ValueError("no more")


class Refusing:
    def __aiter__(self):
        return self

    def __anext__(self):
        raise KeyError(1)


async def statement(source):
    async for x in source:
        print(x)


async def comprehension(source):
    return [x async for x in source]


async def within(source):
    async with asyncio.Lock():
        async for x in source:
            print(x)


for make in (statement, comprehension, within):
    for source in (numbers, Refusing):
        try:
            asyncio.run(make(source()))
        except Exception:
            traceback.print_exc()
