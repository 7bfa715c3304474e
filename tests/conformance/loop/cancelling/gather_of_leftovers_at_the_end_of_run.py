import asyncio

seen = []


async def background(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0.01 * n)
        seen.append(n)


async def main():
    for n in (1, 6, 12):
        asyncio.create_task(background(n))
    await asyncio.sleep(0)


asyncio.run(main())
print(seen)
