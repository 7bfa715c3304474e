import asyncio
import contextvars


async def child():
    return 1


def factory(loop, coro, **options):
    print(coro.__name__, loop is asyncio.get_running_loop(), sorted(options))
    return asyncio.Task(coro, loop=loop, **options)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.create_task(child()))
    named = asyncio.create_task(child(), name="named", context=contextvars.copy_context())
    print(named.get_name(), await named)
    print(loop.create_task(child()).get_name())
    print(await asyncio.gather(child(), child()))
    print(await asyncio.ensure_future(child()))
    print(await asyncio.shield(child()))
    async with asyncio.TaskGroup() as group:
        group.create_task(child(), name="in the group")
    print(await asyncio.wait_for(child(), 1))
    for coming in asyncio.as_completed([child()]):
        print(await coming)
    loop.set_task_factory(None)
    print(loop.get_task_factory(), await asyncio.create_task(child()))
    for wrong in 5, "eager":
        try:
            loop.set_task_factory(wrong)
        except TypeError as error:
            print(error)


asyncio.run(main())
