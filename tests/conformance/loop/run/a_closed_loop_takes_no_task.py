import asyncio


async def job():
    pass


loop = asyncio.new_event_loop()
loop.close()
try:
    loop.create_task(job())
except RuntimeError as error:
    print(error)
    print("the coroutine goes with the error")
print("after")
