import asyncio


async def job():
    return 1


asyncio.create_task(job())
