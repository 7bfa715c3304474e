import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("one", f.result()))
    future.set_result("value")
    future.add_done_callback(lambda f: print("two", f.result()))
    print("nothing has run yet")
    await asyncio.sleep(0)


asyncio.run(main())
