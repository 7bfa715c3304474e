"""A cancel that comes before a task waits is passed on by the method `cancel` when it does."""

import asyncio

order = []


class Told(asyncio.Future):
    answer = None

    def cancel(self, *args, **options):
        order.append(f"cancel {args} {options} of {asyncio.current_task().get_name()}")
        return super().cancel(*args, **options) if self.answer is None else self.answer


class ToldTask(asyncio.Task):
    def cancel(self, *args, **options):
        order.append(f"task cancel {args} {options}")
        return super().cancel(*args, **options)


async def tick():
    for i in range(6):
        order.append(i)
        await asyncio.sleep(0)


async def wait_on(future, message):
    asyncio.current_task().cancel(message)
    try:
        order.append(f"got {await future}")
    except asyncio.CancelledError as error:
        order.append(f"cancelled {error.args} {future.cancelled()}")


async def child():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        order.append(f"child {error.args}")
        raise


async def main():
    loop = asyncio.get_running_loop()
    for answer, message in ((None, "m"), (None, None), (False, "n"), (True, "o")):
        future = Told()
        future.answer = answer
        ticks = asyncio.create_task(tick())
        task = asyncio.create_task(wait_on(future, message), name="waiter")
        if answer is not None:
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            order.append("set")
            future.set_result("value")
        await asyncio.wait([ticks, task])
        print(order)
        order.clear()

    task = asyncio.create_task(wait_on(ToldTask(child(), loop=loop), "of a task"))
    await task
    print(order)
    order.clear()
    task = asyncio.create_task(wait_on(asyncio.gather(ToldTask(child(), loop=loop), Told()), "of a gather"))
    await task
    print(order)


asyncio.run(main())
