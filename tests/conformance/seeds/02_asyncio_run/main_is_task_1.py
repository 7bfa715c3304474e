import asyncio


async def main():
    task = asyncio.current_task()
    print(task.get_name(), len(asyncio.all_tasks()))


asyncio.run(main())
