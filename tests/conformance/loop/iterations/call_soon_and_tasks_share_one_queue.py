import asyncio


async def worker(name):
    print(name, "step 1")
    await asyncio.sleep(0)
    print(name, "step 2")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "callback 1")
    asyncio.create_task(worker("task 1"))
    loop.call_soon(print, "callback 2")
    asyncio.create_task(worker("task 2"))
    for n in range(3):
        print("main", n)
        await asyncio.sleep(0)


asyncio.run(main())
