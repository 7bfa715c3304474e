import asyncio


async def slow_cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleanup begins")
        await asyncio.sleep(0.1)
        print("cleanup ends")


async def main():
    try:
        await asyncio.wait_for(slow_cleanup(), 0.05)
    except TimeoutError:
        print("timed out after the cleanup")


asyncio.run(main())
