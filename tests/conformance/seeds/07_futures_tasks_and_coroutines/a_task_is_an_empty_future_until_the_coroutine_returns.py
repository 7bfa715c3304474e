import asyncio


async def produce():
    await asyncio.sleep(0.05)
    return "value"


async def main():
    task = asyncio.create_task(produce())
    try:
        task.result()
    except asyncio.InvalidStateError as error:
        print("no value yet:", error)
    await asyncio.sleep(0.1)
    print("filled with:", task.result())


asyncio.run(main())
