import asyncio


async def job(name):
    print("start", name)
    await asyncio.sleep(0.05)
    print("end", name)


async def main():
    tasks = [asyncio.create_task(job(letter)) for letter in "xyz"]
    print("created", len(tasks), "tasks, none has started")
    await tasks[0]
    print("x is awaited")
    for task in tasks:
        await task


asyncio.run(main())
