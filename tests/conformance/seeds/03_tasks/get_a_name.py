import asyncio


async def job():
    return asyncio.current_task().get_name()


async def main():
    named = asyncio.create_task(job(), name="report")
    unnamed = asyncio.create_task(job())
    print(named.get_name(), unnamed.get_name())
    unnamed.set_name("renamed")
    print(await named, await unnamed)


asyncio.run(main())
