import asyncio


async def no_more_awaits():
    asyncio.current_task().cancel()
    print("last line of the body")
    return "result"


async def main():
    task = asyncio.create_task(no_more_awaits())
    try:
        print(await task)
    except asyncio.CancelledError:
        print("the result is lost, cancelled:", task.cancelled())


asyncio.run(main())
