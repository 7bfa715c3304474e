import asyncio


async def upload():
    try:
        print("upload begins")
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("upload is rolled back")
        raise
    finally:
        print("connection closed")


async def main():
    try:
        await asyncio.wait_for(upload(), timeout=0.05)
    except TimeoutError:
        print("upload took too long")


asyncio.run(main())
