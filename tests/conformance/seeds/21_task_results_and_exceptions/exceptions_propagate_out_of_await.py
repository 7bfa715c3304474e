import asyncio


async def level_three():
    await asyncio.sleep(0)
    raise ValueError("from the bottom")


async def level_two():
    try:
        await level_three()
    finally:
        print("level two cleans up")


async def level_one():
    try:
        await asyncio.create_task(level_two())
    except asyncio.CancelledError:
        print("never printed")
    except Exception as error:
        print(f"level one handles {error!r}")


asyncio.run(level_one())
