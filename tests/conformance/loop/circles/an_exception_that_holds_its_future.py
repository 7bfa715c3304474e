# run: --compare last-line
import asyncio
import gc


class Noted:
    def __del__(self):
        print("noted ends")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    error = ValueError("nobody asks")
    error.future = future
    error.noted = Noted()
    future.set_exception(error)
    del future, error
    print("before")
    gc.collect()
    print("after")

    async def fails():
        me = asyncio.current_task()
        noted = Noted()
        raise KeyError("kept")

    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    print("before")
    gc.collect()
    print("after")


asyncio.run(main())
