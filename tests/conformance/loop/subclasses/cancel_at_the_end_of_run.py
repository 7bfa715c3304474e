"""asyncio.run asks the tasks that are left by their method `cancel`, and tasks of a factory close the loop."""

import asyncio


class Stubborn(asyncio.Task):
    asked = 0

    def cancel(self, *args, **options):
        self.asked += 1
        print(self.get_name(), "is asked", args, options)
        return super().cancel(*args, **options)


def factory(loop, coroutine, **options):
    print("task for", coroutine.__qualname__)
    return Stubborn(coroutine, loop=loop, **options)


async def fails():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("at the end") from None


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    asyncio.create_task(fails(), name="fails").add_done_callback(lambda task: print("done", task.asked))
    await asyncio.sleep(0)
    return "result"


async def left():
    try:
        await asyncio.sleep(10)
    finally:
        print("left ends")


async def short():
    asyncio.get_running_loop().set_task_factory(factory)
    asyncio.create_task(left(), name="left")
    await asyncio.sleep(0)


print(asyncio.run(main()))
asyncio.run(short())
with asyncio.Runner() as runner:
    print(runner.run(main()))
