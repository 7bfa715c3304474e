import asyncio


async def waiter(name, future):
    print(name, "waits")
    print(name, "got", await future)


async def main():
    future = asyncio.Future()
    waiters = [asyncio.create_task(waiter(f"w{i}", future)) for i in range(3)]
    await asyncio.sleep(0)
    future.set_result("the news")
    await asyncio.gather(*waiters)


asyncio.run(main())
