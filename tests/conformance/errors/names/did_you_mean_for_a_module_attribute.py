import asyncio

asyncio.creat_task(None)
