import asyncio


async def waiter(future):
    print("waiter got", await future)


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("before the waiter"))
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("after the waiter"))
    future.set_result(1)
    await task


asyncio.run(main())
