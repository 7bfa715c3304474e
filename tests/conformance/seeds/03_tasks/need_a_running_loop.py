import asyncio


async def job():
    pass


coroutine = job()
try:
    asyncio.create_task(coroutine)
except RuntimeError as error:
    print("RuntimeError:", error)
coroutine.close()
