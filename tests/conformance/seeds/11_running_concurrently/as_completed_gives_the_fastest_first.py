import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    pages = [fetch("slow", 0.2), fetch("fast", 0.05), fetch("medium", 0.12)]
    for number, page in enumerate(asyncio.as_completed(pages), 1):
        print(number, await page)


asyncio.run(main())
