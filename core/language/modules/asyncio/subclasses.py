"""What asyncio does with futures by their methods, which classes of the program may override (tasks.py, _asynciomodule.c).
Used once there is a future or task of such a class; until then C++ does the same without a call. What is no future at
all, but has its methods, can be waited for as well."""

from _asyncio import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    CancelledError,
    Future,
    _cancel_task,
    _new_future,
    ensure_future,
    get_running_loop,
    iscoroutine,
    isfuture,
)
from asyncio.timeouts import timeout as time_limit


def cancel(task, awaited, message):
    """Task.cancel of a task that waits."""
    _cancel_task(task, message, None)
    if not awaited.cancel(message):
        _cancel_task(task, message, False)
    return True


def awaited(future, task, must_cancel, message):
    """What `await` drives instead of a pending future."""
    kind = type(future)
    if kind.add_done_callback is not Future.add_done_callback:
        # The loop wakes the task by itself.
        future.add_done_callback(_wakes_the_task, context=None)
    if must_cancel and future.cancel(message):
        _cancel_task(task, None, True)
        if Future.done(future):
            # It would not wait any more; the task is woken in the next iteration.
            yield
    if kind.result is Future.result:
        return (yield from future)
    result = error = None
    try:
        result = yield from future
    except BaseException as raised:
        error = raised
    try:
        if Future.done(future):
            future.result()
        if error is not None:
            raise error
        return result
    finally:
        error = None


def _wakes_the_task(future):
    pass


class _GatheringFuture(Future):
    def __init__(self, children, loop):
        noun = "child" if len(children) == 1 else "children"
        _new_future(loop, f"gather, {len(children)} {noun}", set(children), self)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        for child in self._children:
            if child.cancel(msg=msg):
                self._cancel_requested = True
        return self._cancel_requested


def gather(loop, children, return_exceptions):
    distinct = dict.fromkeys(children)
    left = len(distinct)
    outer = None

    def _done_callback(child):
        nonlocal left
        left -= 1
        if outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            error = _cancelled_error(child) if child.cancelled() else child.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if left:
            return
        results = [_outcome(each) for each in children]
        if outer._cancel_requested:
            outer.set_exception(_cancelled_error(children[-1]))
        else:
            outer.set_result(results)

    done = []
    for child in distinct:
        if child.done():
            done.append(child)
        else:
            child.add_done_callback(_done_callback)
    outer = _GatheringFuture(children, loop)
    for child in done:
        _done_callback(child)
    return outer


def _cancelled_error(child):
    try:
        Future.result(child)
    except CancelledError as error:
        return error


def _outcome(child):
    """As one of several: a cancelled child counts as an error of its own, which stays with those who await it."""
    if child.cancelled():
        return CancelledError("" if child._cancel_message is None else child._cancel_message)
    error = child.exception()
    return child.result() if error is None else error


def shield(inner):
    if inner.done():
        return inner
    outer = _new_future(inner.get_loop(), "shield", {inner})

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif (error := inner.exception()) is not None:
            outer.set_exception(error)
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


async def wait(futures, timeout, return_when):
    if isfuture(futures) or iscoroutine(futures):
        raise TypeError(f"expect a list of futures, not {type(futures).__name__}")
    if not futures:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    futures = dict.fromkeys(futures)
    if any(iscoroutine(each) for each in futures):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left = len(futures)

    def _on_completion(future):
        nonlocal left
        left -= 1
        if (
            left <= 0
            or return_when == FIRST_COMPLETED
            or return_when == FIRST_EXCEPTION
            and not future.cancelled()
            and future.exception() is not None
        ):
            if timer is not None:
                timer.cancel()
            _release_waiter(waiter)

    for future in futures:
        future.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(_on_completion)
    done, pending = set(), set()
    for future in futures:
        (done if future.done() else pending).add(future)
    return done, pending


async def wait_for(awaitable, timeout):
    if timeout is None or not timeout <= 0:
        async with time_limit(timeout):
            return await awaitable
    # With no time left, what is not done at once is cancelled (tasks.py:494).
    future = ensure_future(awaitable)
    if future.done():
        return future.result()
    await _cancel_and_wait(future)
    try:
        return future.result()
    except CancelledError as error:
        raise TimeoutError from error


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()

    def _on_completion(future):
        _release_waiter(waiter)

    future.add_done_callback(_on_completion)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(_on_completion)


def _release_waiter(waiter):
    if not waiter.done():
        waiter.set_result(None)
