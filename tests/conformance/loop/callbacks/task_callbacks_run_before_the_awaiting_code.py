import asyncio


async def job():
    print("job")
    return 1


async def main():
    task = asyncio.create_task(job())
    task.add_done_callback(lambda t: print("callback", t.result()))
    print("awaited", await task)


asyncio.run(main())
