import asyncio
from collections.abc import Awaitable


class Box(Awaitable):
    def __init__(self):
        self._future = asyncio.get_running_loop().create_future()

    def fill(self, value):
        self._future.set_result(value)

    def __await__(self):
        return self._future.__await__()


async def main():
    box = Box()
    asyncio.get_running_loop().call_later(0.02, box.fill, "a present")
    print(await box)
    try:
        Awaitable()
    except TypeError as error:
        print(error)


asyncio.run(main())
