import asyncio
import sys


async def inner(event):
    await event.wait()


async def outer(event):
    await inner(event)


async def fails():
    await asyncio.sleep(0)
    raise ValueError("broken")


async def main():
    event = asyncio.Event()
    task = asyncio.create_task(outer(event), name="T")
    coroutine = task.get_coro()
    print(task.get_stack()[0].f_lineno, coroutine.cr_running, coroutine.cr_suspended)
    await asyncio.sleep(0)
    below = coroutine.cr_await
    print([frame.f_code.co_name for frame in task.get_stack()], task.get_stack()[0].f_lineno)
    print(coroutine.cr_running, coroutine.cr_suspended, below.__name__, below.cr_running, below.cr_suspended)
    task.print_stack(file=sys.stdout)
    print([frame.f_code.co_name for frame in asyncio.current_task().get_stack(limit=1)])
    event.set()
    await task
    print(task.get_stack())
    task.print_stack(file=sys.stdout)
    failed = asyncio.create_task(fails(), name="F")
    await asyncio.wait([failed])
    print([frame.f_code.co_name for frame in failed.get_stack()], failed.get_stack(limit=0))
    failed.print_stack(file=sys.stdout)
    print(repr(failed.exception()))


asyncio.run(main())
