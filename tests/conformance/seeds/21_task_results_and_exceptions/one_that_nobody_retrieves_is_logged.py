import asyncio


async def forgotten():
    raise ValueError("nobody looks at me")


async def main():
    asyncio.create_task(forgotten(), name="forgotten")
    await asyncio.sleep(0.01)
    print("main ends without looking")


asyncio.run(main())
