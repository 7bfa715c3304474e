import asyncio


async def child():
    await asyncio.sleep(0.1)
    raise KeyboardInterrupt


async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print("other fin")


async def main():
    t = asyncio.create_task(child(), name="c"); o = asyncio.create_task(other(), name="o")
    try:
        await asyncio.gather(t, o)
    finally:
        print("main fin")
asyncio.run(main())
