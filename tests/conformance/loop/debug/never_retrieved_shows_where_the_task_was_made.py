import asyncio


async def fails():
    raise ValueError("lost")


async def main():
    asyncio.create_task(fails(), name="lost")
    await asyncio.sleep(0.01)
    print("end of main")


asyncio.run(main(), debug=True)
