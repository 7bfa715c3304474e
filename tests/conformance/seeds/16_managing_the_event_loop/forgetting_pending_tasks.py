import asyncio


async def background():
    await asyncio.sleep(10)


async def main():
    asyncio.create_task(background(), name="forgotten")
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print("end of program")
