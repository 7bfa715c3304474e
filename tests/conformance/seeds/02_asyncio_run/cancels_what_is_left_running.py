import asyncio


async def background():
    try:
        print("background works")
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("background is cleaned up")
        raise


async def main():
    asyncio.create_task(background())
    await asyncio.sleep(0.05)
    print("main is done")


asyncio.run(main())
print("after run")
