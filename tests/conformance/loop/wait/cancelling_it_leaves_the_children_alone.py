import asyncio


async def main():
    child = asyncio.create_task(asyncio.sleep(0.05, "child"))
    waiting = asyncio.create_task(asyncio.wait([child]))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])
    print(waiting.cancelled(), child.cancelled())
    print(await child)


asyncio.run(main())
