"""A task that is cancelled asks what it waits for by the method `cancel`."""

import asyncio


class Told(asyncio.Future):
    def cancel(self, *args, **options):
        print("cancel", args, options)
        return super().cancel(*args, **options)


class Stubborn(asyncio.Future):
    def cancel(self, msg=None):
        print("no:", msg, asyncio.current_task().get_name())
        return False


async def wait_on(future):
    try:
        return await future
    except asyncio.CancelledError as error:
        print("cancelled", error.args, future.cancelled(), asyncio.current_task().cancelling())
        raise


async def main():
    asyncio.current_task().set_name("main")
    for message in (None, "stop"):
        told = Told()
        task = asyncio.create_task(wait_on(told))
        await asyncio.sleep(0)
        print(task.cancel(message) if message else task.cancel())
        print(told.cancelled(), task.cancelling())
        print(await asyncio.gather(task, return_exceptions=True))

    stubborn = Stubborn()
    task = asyncio.create_task(wait_on(stubborn))
    await asyncio.sleep(0)
    print(task.cancel("first"), stubborn.done(), task.cancelling())
    await asyncio.sleep(0)
    print(task.done())
    stubborn.set_result("late")
    print(await asyncio.gather(task, return_exceptions=True), task.cancelled())

    outer = asyncio.create_task(wait_on(asyncio.create_task(wait_on(stubborn := Stubborn()))))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(outer.cancel("through two"))
    stubborn.set_result(None)
    print(await asyncio.gather(outer, return_exceptions=True))


asyncio.run(main())
