import asyncio


async def fail(error):
    raise error


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(fail(ValueError("at once")))
    print(task.done(), repr(task.exception()))
    try:
        await task
    except ValueError as error:
        print("caught", error)
    task = asyncio.create_task(fail(asyncio.CancelledError("by itself")))
    print(task.done(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    for interrupt in KeyboardInterrupt("keys"), SystemExit(3):
        try:
            task = asyncio.create_task(fail(interrupt))
            print("not reached", task)
        except BaseException as error:
            print("raised where it was created:", repr(error))
    await asyncio.sleep(0)
    print("the loop goes on")


asyncio.run(main())
