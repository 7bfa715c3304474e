import asyncio


async def session():
    print("open")
    try:
        await asyncio.sleep(10)
    finally:
        print("close")


async def main():
    task = asyncio.create_task(session())
    await asyncio.sleep(0)
    task.cancel()
    result = await asyncio.gather(task, return_exceptions=True)
    print(result)


asyncio.run(main())
