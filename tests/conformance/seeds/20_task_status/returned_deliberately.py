import asyncio


async def search(numbers, wanted):
    for index, number in enumerate(numbers):
        await asyncio.sleep(0)
        if number == wanted:
            return index
    return -1


async def main():
    found = asyncio.create_task(search([4, 8, 15, 16], 15))
    missing = asyncio.create_task(search([4, 8], 23))
    await asyncio.wait([found, missing])
    print(found.result(), missing.result())


asyncio.run(main())
