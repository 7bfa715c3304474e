"""Task factories, as CPython 3.13 (tasks.py:1007, base_events.py:462), and what makes tasks on a loop that has one."""

from _asyncio import Task, ensure_future, gather as gather_futures, shield as shield_future

__all__ = ("create_eager_task_factory", "eager_task_factory")


def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)


def create_task(loop, factory, coro, name, context):
    if context is None:
        task = factory(loop, coro)
    else:
        task = factory(loop, coro, context=context)
    task.set_name(name)
    return task


def gather(loop, awaitables, return_exceptions):
    children = {}
    for awaitable in awaitables:
        if awaitable not in children:
            future = children[awaitable] = ensure_future(awaitable, loop=loop)
            if future is not awaitable:
                future._log_destroy_pending = False
    futures = [children[awaitable] for awaitable in awaitables]
    return gather_futures(*futures, return_exceptions=return_exceptions)


def shield(awaitable):
    return shield_future(ensure_future(awaitable))
