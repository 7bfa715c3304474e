import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("the block begins")
            await asyncio.sleep(0)
            print("sleep(0) passed")
            await asyncio.sleep(0)
            print("never printed")
    except TimeoutError:
        print("timed out")
    try:
        async with asyncio.timeout(0):
            print("no await, no timeout")
    except TimeoutError:
        print("TimeoutError all the same")
    await asyncio.sleep(0)


asyncio.run(main())
