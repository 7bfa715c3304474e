"""loop.set_default_executor: a pool of the program's own in place of the loop's (base_events.py:904). The methods that use
the pool are written anew when the first one is set."""

from _asyncio import BaseEventLoop, _extend
from asyncio.timeouts import timeout as time_limit

_pools = {}  # of the loops that were given one
_run = BaseEventLoop.run_in_executor
_shut_down = BaseEventLoop.shutdown_default_executor
_close = BaseEventLoop.close


def set_default_executor(loop, executor):
    from concurrent.futures import ThreadPoolExecutor

    if not isinstance(executor, ThreadPoolExecutor):
        raise TypeError("executor must be ThreadPoolExecutor instance")
    _pools[loop] = executor


def run_in_executor(self, executor, func, *args):
    return _run(self, _pools.get(self) if executor is None else executor, func, *args)


async def shutdown_default_executor(self, timeout=None):
    pool = _pools.pop(self, None)
    await _shut_down(self, timeout)
    if pool is None:
        return
    from threading import Thread

    ended = self.create_future()

    def join():
        pool.shutdown(wait=True)
        if not self.is_closed():
            self.call_soon_threadsafe(lambda: ended.done() or ended.set_result(None))

    Thread(target=join).start()
    try:
        async with time_limit(timeout):
            await ended
    except TimeoutError:
        import warnings

        warnings.warn(
            f"The executor did not finishing joining its threads within {timeout} seconds.", RuntimeWarning, stacklevel=2
        )
        pool.shutdown(wait=False)


def close(self):
    _close(self)
    pool = _pools.pop(self, None)
    if pool is not None:
        pool.shutdown(wait=False)


for method in (run_in_executor, shutdown_default_executor, close):
    _extend(BaseEventLoop, method.__name__, method)
    method.__qualname__ = "BaseEventLoop." + method.__name__
