"""asyncio.as_completed, as CPython 3.13 (tasks.py, _AsCompletedIterator)."""

from _asyncio import ensure_future, get_event_loop
from asyncio.queues import Queue

__all__ = ("as_completed",)


class _Completions(Queue):
    """Waiting in it is waiting for the next completion."""

    async def _wait_in(self, line, is_blocked, label):
        await super()._wait_in(line, is_blocked, "as_completed")


class _AsCompletedIterator:
    """Asynchronously it gives the futures as they finish; plainly, coroutines that give their results."""

    def __init__(self, aws, timeout):
        self._done = _Completions()
        self._timer = None
        loop = get_event_loop()
        self._todo = {ensure_future(aw, loop=loop) for aw in dict.fromkeys(aws)}
        self._left = len(self._todo)
        for future in self._todo:
            future.add_done_callback(self._on_completion)
        if self._todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._on_timeout)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next_done()

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one()

    async def _wait_for_one(self):
        return (await self._next_done()).result()

    async def _next_done(self):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future

    def _on_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._on_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _on_completion(self, future):
        if not self._todo:
            return
        self._todo.remove(future)
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()


def as_completed(fs, *, timeout=None):
    if hasattr(type(fs), "__await__"):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)
