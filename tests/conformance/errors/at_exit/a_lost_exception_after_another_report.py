import asyncio


async def fail(n): raise ValueError(n)


async def main():
    global t1
    t1 = asyncio.create_task(fail(1), name="t1")
    asyncio.create_task(fail(2), name="t2")
    await asyncio.sleep(0.1)
asyncio.run(main())
print("end")
