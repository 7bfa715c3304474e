import asyncio


async def job():
    print("open")
    try:
        while True:
            await asyncio.sleep(0.4)
    finally:
        print("close")


async def main():
    task = asyncio.create_task(job(), name="job")
    try:
        await asyncio.wait_for(task, timeout=1)
    except TimeoutError:
        print("gave up")


asyncio.run(main())
