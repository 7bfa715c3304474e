import asyncio


async def fails():
    raise LookupError("nothing here")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    for attempt in range(2):
        try:
            task.result()
        except LookupError as error:
            print(attempt, error)


asyncio.run(main())
