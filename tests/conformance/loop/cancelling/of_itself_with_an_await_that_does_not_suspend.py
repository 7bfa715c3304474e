import asyncio


async def nothing():
    return "no suspension"


async def worker():
    asyncio.current_task().cancel()
    print(await nothing())
    done = asyncio.get_running_loop().create_future()
    done.set_result("finished future")
    print(await done)
    await asyncio.sleep(0)
    print("never printed")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
