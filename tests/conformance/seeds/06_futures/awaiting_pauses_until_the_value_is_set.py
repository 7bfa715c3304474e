import asyncio


def make_request():
    future = asyncio.Future()
    asyncio.create_task(set_value_later(future))
    return future


async def set_value_later(future):
    await asyncio.sleep(0.1)
    future.set_result(42)


async def main():
    future = make_request()
    print(f"Is the future done? {future.done()}")
    value = await future
    print(f"Is the future done? {future.done()}")
    print(value)


asyncio.run(main())
