"""asyncio.futures: futures of other threads as futures of the loop, and the loop's work as futures of other threads."""

from _asyncio import Future, ensure_future, get_event_loop, iscoroutine, isfuture

__all__ = ("Future", "wrap_future", "isfuture", "run_coroutine_threadsafe")


def wrap_future(future, *, loop=None):
    """A future of the loop that ends as the concurrent.futures.Future does, and cancels it."""
    if isfuture(future):
        return future
    from concurrent.futures import Future as ConcurrentFuture

    assert isinstance(future, ConcurrentFuture), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = get_event_loop()
    ours = loop.create_future()

    def take_outcome():
        if not ours.cancelled():
            _copy_outcome(future, ours)

    def on_end(_):
        if not loop.is_closed():
            loop.call_soon_threadsafe(take_outcome)

    def on_cancel(_):
        if ours.cancelled():
            future.cancel()

    ours.add_done_callback(on_cancel)
    future.add_done_callback(on_end)
    return ours


def run_coroutine_threadsafe(coro, loop):
    """Runs a coroutine in a loop of another thread; gives a concurrent.futures.Future of its result."""
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future as ConcurrentFuture

    theirs = ConcurrentFuture()

    def begin():
        try:
            task = ensure_future(coro, loop=loop)
        except BaseException as error:
            if theirs.set_running_or_notify_cancel():
                theirs.set_exception(error)
            raise
        task.add_done_callback(on_end)
        theirs.add_done_callback(lambda _: theirs.cancelled() and loop.call_soon_threadsafe(task.cancel))

    def on_end(task):
        if task.cancelled():
            theirs.cancel()
        if theirs.set_running_or_notify_cancel():
            _copy_outcome(task, theirs)

    loop.call_soon_threadsafe(begin)
    return theirs


def _copy_outcome(source, destination):
    if source.cancelled():
        destination.cancel()
        return
    error = source.exception()
    if error is None:
        destination.set_result(source.result())
    else:
        destination.set_exception(error)
