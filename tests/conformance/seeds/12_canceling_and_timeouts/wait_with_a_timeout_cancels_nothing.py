import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0.2, "finally"))
    done, pending = await asyncio.wait([task], timeout=0.05)
    print(len(done), len(pending), task.cancelled())
    print(await task)


asyncio.run(main())
