import asyncio


async def main():
    task = asyncio.current_task()
    future = asyncio.get_running_loop().create_future()
    task.cancel("by myself")
    try:
        await future
    except asyncio.CancelledError as error:
        print(error, future.cancelled())
    print("cancelling", task.cancelling(), "uncancel", task.uncancel())
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
