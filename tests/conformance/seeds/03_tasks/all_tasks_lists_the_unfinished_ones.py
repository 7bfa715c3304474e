import asyncio


async def nap(seconds):
    await asyncio.sleep(seconds)


async def main():
    for index, seconds in enumerate([0.05, 0.15, 0.25]):
        asyncio.create_task(nap(seconds), name=f"nap-{index}")
    await asyncio.sleep(0.1)
    print(sorted(task.get_name() for task in asyncio.all_tasks()))


asyncio.run(main())
