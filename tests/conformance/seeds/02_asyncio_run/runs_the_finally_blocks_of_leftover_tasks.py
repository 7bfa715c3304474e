import asyncio

closed = []


async def writer(name):
    try:
        await asyncio.sleep(10)
    finally:
        closed.append(name)


async def main():
    tasks = [asyncio.create_task(writer(name)) for name in ("a", "b", "c")]
    await asyncio.sleep(0)
    print(f"{len(tasks)} writers are open, {len(closed)} closed")


asyncio.run(main())
print("closed:", sorted(closed))
