"""asyncio.to_thread: a blocking call, away from the event loop."""

from _asyncio import get_running_loop

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    from contextvars import copy_context

    context = copy_context()
    return await get_running_loop().run_in_executor(None, lambda: context.run(func, *args, **kwargs))
