import asyncio


async def send(letter, delay):
    await asyncio.sleep(delay)
    print(letter, "has arrived")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(send("first", 0.1), name="first")
        group.create_task(send("second", 0.5), name="second")
    print("goodbye")


asyncio.run(main())
