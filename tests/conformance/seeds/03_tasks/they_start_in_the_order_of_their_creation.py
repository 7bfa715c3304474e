import asyncio


async def runner(number):
    print(f"runner {number} leaves")


async def main():
    for number in range(5):
        asyncio.create_task(runner(number))
    print("all are at the line")
    await asyncio.sleep(0)
    print("all have left")


asyncio.run(main())
