import asyncio
import sys
import traceback


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.1)
    except TimeoutError:
        traceback.print_exc(file=sys.stdout)
        print("--")
    try:
        async with asyncio.timeout(0.1):
            await asyncio.sleep(10)
    except TimeoutError:
        print(traceback.format_exc())
    await asyncio.wait_for(asyncio.sleep(10), 0.1)


asyncio.run(main())
