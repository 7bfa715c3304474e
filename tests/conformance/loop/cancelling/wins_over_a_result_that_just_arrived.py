import asyncio


async def waiter(future):
    try:
        print("result", await future)
    except asyncio.CancelledError:
        print("cancelled, and the future is", future)
        raise


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    future.set_result("lost")
    print("cancel:", task.cancel())
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
