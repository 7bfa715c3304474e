import asyncio


async def job():
    return 1


def unfinished():
    asyncio.gather(job(), job())


try:
    asyncio.create_task(job())
except RuntimeError as error:
    print("refused:", error)
print("goes on")
unfinished()
