import asyncio


async def who():
    await asyncio.sleep(0)
    return asyncio.current_task().get_name()


async def main():
    print(await asyncio.wait_for(who(), 1), await asyncio.wait_for(who(), None))
    print(await asyncio.wait_for(asyncio.create_task(who(), name="own"), 1))


asyncio.run(main())
