import asyncio


class Counted(asyncio.Task):
    number = 1

    def cancel(self, msg=None):
        print("asked to cancel number", self.number)
        return super().cancel(msg=msg)


class Plain(asyncio.Task):
    pass


async def child():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, context=None: Counted(coro, loop=loop, context=context))
    task = asyncio.create_task(child())
    print(type(task).__name__, task.number, isinstance(task, asyncio.Task), isinstance(task, asyncio.Future))
    print(await task)
    task = asyncio.create_task(asyncio.sleep(1))
    task.number = 2
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.number)
    loop.set_task_factory(asyncio.create_eager_task_factory(Plain))
    task = asyncio.create_task(child())
    print(type(task).__name__, task.done(), task.result())
    print(sorted(type(each).__name__ for each in asyncio.all_tasks()))


asyncio.run(main())
