import asyncio


def job():
    return 1


async def main():
    try:
        asyncio.create_task(job())
    except TypeError as error:
        print("TypeError:", error)


asyncio.run(main())
