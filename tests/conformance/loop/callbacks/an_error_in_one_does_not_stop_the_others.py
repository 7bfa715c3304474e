import asyncio


def bad(future):
    raise ValueError("in a callback")


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("first"))
    future.add_done_callback(bad)
    future.add_done_callback(lambda f: print("third"))
    future.set_result(None)
    await asyncio.sleep(0)
    print("main goes on")


asyncio.run(main())
