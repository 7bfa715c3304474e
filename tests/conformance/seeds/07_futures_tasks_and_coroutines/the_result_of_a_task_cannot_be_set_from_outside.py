import asyncio


async def job():
    return 1


async def main():
    task = asyncio.create_task(job())
    for attempt in (lambda: task.set_result(2), lambda: task.set_exception(ValueError())):
        try:
            attempt()
        except RuntimeError as error:
            print(error)
    print(await task)


asyncio.run(main())
