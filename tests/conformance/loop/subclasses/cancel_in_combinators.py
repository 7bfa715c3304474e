"""gather, wait_for, timeout, TaskGroup and shield cancel by the method `cancel`."""

import asyncio


class Told(asyncio.Task):
    def cancel(self, *args, **options):
        print(self.get_name(), "is asked", args, options)
        return super().cancel(*args, **options)


def told(loop, coroutine, **options):
    return Told(coroutine, loop=loop, **options)


async def sleeper(name):
    asyncio.current_task().set_name(name)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, "ends", error.args)
        raise


async def fail():
    raise ValueError("x")


async def in_gather():
    both = asyncio.gather(sleeper("a"), sleeper("b"))
    await asyncio.sleep(0)
    print(both.cancel(), both.done())
    try:
        await both
    except asyncio.CancelledError as error:
        print("gather", error.args, both.cancelled())
    task = asyncio.create_task(asyncio.wait_for(asyncio.gather(sleeper("c"), sleeper("d")), None), name="outer")
    await asyncio.sleep(0.001)
    task.cancel("why")
    await asyncio.wait([task])
    print(task.cancelled())


async def in_wait_for():
    try:
        await asyncio.wait_for(sleeper("e"), 0.001)
    except TimeoutError:
        print("timeout", asyncio.current_task().get_name())
    inner = asyncio.create_task(sleeper("f"))
    await asyncio.sleep(0)
    try:
        await asyncio.wait_for(inner, 0)
    except TimeoutError as error:
        print("timeout", repr(error.__cause__))


async def in_timeout():
    asyncio.current_task().set_name("timed")
    try:
        async with asyncio.timeout(0.001):
            await sleeper("timed")
    except TimeoutError:
        print("timeout")


async def in_group():
    asyncio.current_task().set_name("parent")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sleeper("g"))
            group.create_task(fail())
            await asyncio.sleep(1)
    except* ValueError as errors:
        print(errors.exceptions)


async def in_shield():
    asyncio.current_task().set_name("shielding")
    inner = asyncio.create_task(sleeper("h"))
    task = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), None), name="outer")
    await asyncio.sleep(0.001)
    task.cancel()
    await asyncio.wait([task])
    print(inner.done())
    outer = asyncio.shield(inner)
    inner.cancel("inner")
    await asyncio.wait([outer])
    print(outer.cancelled())


async def main():
    asyncio.get_running_loop().set_task_factory(told)
    for each in (in_gather, in_wait_for, in_timeout, in_group, in_shield):
        print("--", each.__name__)
        await asyncio.create_task(each(), name=each.__name__)


asyncio.run(main())
