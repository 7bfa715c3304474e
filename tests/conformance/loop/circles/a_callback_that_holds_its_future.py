import asyncio
import functools
import gc


class Noted:
    def __del__(self):
        print("noted ends")


def done(future, noted, _):
    print("never called")


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(functools.partial(done, future, Noted()))
    del future
    print("before")
    gc.collect()
    print("after")
    one, two = (asyncio.get_running_loop().create_future() for _ in range(2))
    one.set_result(two)
    two.set_result([one, Noted()])
    del one, two
    gc.collect()
    print("end")


asyncio.run(main())
