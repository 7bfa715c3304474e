import asyncio


async def step(name):
    print(name, "starts")
    await asyncio.sleep(0.05)
    print(name, "ends")


async def main():
    print("-- one after the other")
    await step("a")
    await step("b")
    print("-- at the same time")
    first = asyncio.create_task(step("c"))
    second = asyncio.create_task(step("d"))
    await first
    await second


asyncio.run(main())
