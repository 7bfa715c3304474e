import asyncio


async def worker():
    for attempt in range(2):
        try:
            await asyncio.sleep(10 if attempt == 0 else 0.01)
            print("attempt", attempt, "went through")
        except asyncio.CancelledError as error:
            print("attempt", attempt, "cancelled", error.args, asyncio.current_task().cancelling())
    return "end"


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    print(task.cancel("first"), task.cancel("second"), task.cancelling())
    print(await task)


asyncio.run(main())
