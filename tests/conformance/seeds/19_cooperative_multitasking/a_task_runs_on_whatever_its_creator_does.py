import asyncio


async def independent():
    for number in range(3):
        await asyncio.sleep(0.05)
        print("independent", number)


async def creator():
    asyncio.create_task(independent())
    print("creator returns")


async def main():
    await creator()
    await asyncio.sleep(0.25)


asyncio.run(main())
