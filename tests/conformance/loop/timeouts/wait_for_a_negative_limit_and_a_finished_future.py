import asyncio


async def job():
    print("job runs")
    return 1


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result("done already")
    print(await asyncio.wait_for(future, -1))
    task = asyncio.create_task(job())
    try:
        await asyncio.wait_for(task, -1)
    except TimeoutError:
        print("timed out", task.cancelled())


asyncio.run(main())
