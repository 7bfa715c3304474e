import asyncio


async def job():
    await asyncio.sleep(0)


async def main():
    task = asyncio.create_task(job(), name="job")
    print(task)
    await task


asyncio.run(main(), debug=True)
