import asyncio
import contextvars


async def child():
    return 1


def refuse(loop, coro, **options):
    coro.close()
    raise RuntimeError("no more tasks")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(refuse)
    for make in asyncio.create_task, asyncio.ensure_future, asyncio.gather, asyncio.shield:
        try:
            make(child())
        except RuntimeError as error:
            print(make.__name__, error)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
    except BaseException as error:
        print(repr(error))

    loop.set_task_factory(lambda loop, coro: asyncio.Task(coro, loop=loop))
    coroutine = child()
    try:
        asyncio.create_task(coroutine, context=contextvars.copy_context())
    except TypeError as error:
        print(str(error)[-44:])
    coroutine.close()


asyncio.run(main())
