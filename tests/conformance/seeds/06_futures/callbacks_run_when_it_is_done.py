import asyncio


def report(future):
    print("callback:", future.result())


async def main():
    future = asyncio.Future()
    future.add_done_callback(report)
    future.set_result("ready")
    print("set_result returned")
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("late callback:", f.result()))
    print("added")
    await asyncio.sleep(0)


asyncio.run(main())
