# run: --compare last-line
import asyncio


async def callback(task):
    print("never printed")


async def job():
    pass


async def main():
    task = asyncio.create_task(job())
    task.add_done_callback(callback)
    await task
    await asyncio.sleep(0)


asyncio.run(main())
