import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner fin")


async def outer():
    try:
        await inner()
    finally:
        print("outer fin")
tasks = []


async def main():
    for i in range(3): tasks.append(asyncio.create_task(outer(), name=f"t{i}"))
    await asyncio.sleep(0.1)
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print("end")
