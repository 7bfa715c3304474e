import asyncio


async def child():
    print("child runs in", asyncio.current_task().get_name())
    await asyncio.sleep(0.01)


async def other():
    print("other gets its chance")


async def main():
    asyncio.create_task(other())
    print("main runs in", asyncio.current_task().get_name())
    await child()
    await asyncio.create_task(child(), name="a task of its own")


asyncio.run(main())
