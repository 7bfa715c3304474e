import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "own result"


async def main():
    try:
        print(await asyncio.wait_for(stubborn(), 0.05))
    except TimeoutError:
        print("TimeoutError")
    task = asyncio.create_task(stubborn())
    try:
        print(await asyncio.wait_for(task, 0.05))
    except TimeoutError:
        print("TimeoutError", task.result())


asyncio.run(main())
