"""concurrent.futures: pools of threads, and the futures of what runs in them. A pool of processes is a pool of lanes
too: what runs there shares nothing that would tell the difference."""

import asyncio
import threading
from _collections import deque
from time import monotonic

# fmt: off
__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "BrokenExecutor", "Future",
    "Executor", "wait", "as_completed", "ThreadPoolExecutor", "ProcessPoolExecutor", "InvalidStateError",
]
# fmt: on
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
TimeoutError = TimeoutError
_PENDING = "pending"
_RUNNING = "running"
_CANCELLED = "cancelled"
_FINISHED = "finished"


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self):
        self._condition = threading.Condition()
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._callbacks = []

    def __repr__(self):
        text = f"<Future at {id(self):#x} state={self._state}"
        if self._state is _FINISHED:
            if self._exception is not None:
                text += f" raised {type(self._exception).__name__}"
            else:
                text += f" returned {type(self._result).__name__}"
        return text + ">"

    def cancel(self):
        with self._condition:
            if self._state in (_RUNNING, _FINISHED):
                return False
            if self._state is _CANCELLED:
                return True
            self._state = _CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        return self._state is _CANCELLED

    def running(self):
        return self._state is _RUNNING

    def done(self):
        return self._state in (_CANCELLED, _FINISHED)

    def add_done_callback(self, fn):
        if self.done():
            self._call(fn)
        else:
            self._callbacks.append(fn)

    def _call_back(self):
        for fn in self._callbacks:
            self._call(fn)

    def _call(self, fn):
        try:
            fn(self)
        except Exception as error:
            import sys, traceback

            print(f"exception calling callback for {self!r}", file=sys.stderr)
            traceback.print_exception(error)

    def _wait(self, timeout):
        with self._condition:
            if not self._condition.wait_for(self.done, timeout):
                raise TimeoutError()
            if self._state is _CANCELLED:
                raise CancelledError()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state is _CANCELLED:
            return False
        self._state = _RUNNING
        return True

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = _FINISHED
            self._condition.notify_all()
        self._call_back()


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else monotonic() + timeout
        futures = deque(self.submit(fn, *arguments) for arguments in zip(*iterables))

        def results():
            try:
                while futures:
                    yield futures.popleft().result(None if end is None else end - monotonic())
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False

    def _run_in_loop(self, loop, func, args):
        """`loop.run_in_executor` with this pool: a future of the loop that follows the pool's."""
        work = self.submit(func, *args)
        future = loop.create_future()

        def follow():
            if future.cancelled():
                return
            if work.cancelled():
                future.cancel()
            elif work.exception() is not None:
                future.set_exception(work.exception())
            else:
                future.set_result(work.result())

        def on_work_done(work):
            if not loop.is_closed():
                loop.call_soon_threadsafe(follow)

        work.add_done_callback(on_work_done)
        future.add_done_callback(lambda future: work.cancel() if future.cancelled() else None)
        return future


class ThreadPoolExecutor(Executor):
    _made = 0
    _kind = "ThreadPoolExecutor"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 8
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        cls = type(self)
        self._max_workers = max_workers
        self._prefix = thread_name_prefix or f"{self._kind}-{cls._made}"
        if not thread_name_prefix:
            cls._made += 1
        self._initializer = (initializer, initargs)
        self._threads = []
        self._idle = 0
        self._work = deque()
        self._condition = threading.Condition(threading.Lock())
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        with self._condition:
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = Future()
            self._work.append((future, fn, args, kwargs))
            if self._idle > 0:
                self._idle -= 1
                self._condition.notify()
            elif len(self._threads) < self._max_workers:
                name = f"{self._prefix}_{len(self._threads)}"
                thread = threading.Thread(name=name, target=self._serve, daemon=False)
                self._threads.append(thread)
                _pools.add(self)
                thread.start()
            return future

    def _serve(self):
        initializer, arguments = self._initializer
        if initializer is not None:
            initializer(*arguments)
        while True:
            with self._condition:
                if not self._work:
                    if self._shutdown:
                        return
                    self._idle += 1
                    self._condition.wait_for(lambda: self._work or self._shutdown)
                    if not self._work:
                        return
                future, fn, args, kwargs = self._work.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
            future = fn = args = kwargs = result = None

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._condition:
            self._shutdown = True
            left = list(self._work) if cancel_futures else []
            if cancel_futures:
                self._work.clear()
            self._condition.notify_all()
        for future, *_ in left:
            future.cancel()
        if wait:
            for thread in self._threads:
                thread.join()


class ProcessPoolExecutor(ThreadPoolExecutor):
    _made = 0
    _kind = "ForkProcess"

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        super().__init__(max_workers, "", initializer, initargs)


_pools = set()


def _end_pools():
    """At the end of the program: pools that were never shut down finish their work."""
    for pool in _pools:
        pool.shutdown(wait=False)


class _DoneAndNotDone(tuple):
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self.done!r}, not_done={self.not_done!r})"


def _when_any_is_done(futures, is_enough, timeout):
    condition = threading.Condition(threading.Lock())

    def on_done(future):
        with condition:
            condition.notify_all()

    for future in futures:
        future.add_done_callback(on_done)
    with condition:
        return condition.wait_for(is_enough, timeout)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    futures = list(dict.fromkeys(fs))

    def is_enough():
        done = [future for future in futures if future.done()]
        if len(done) == len(futures):
            return True
        if return_when == FIRST_COMPLETED:
            return bool(done)
        if return_when == FIRST_EXCEPTION:
            return any(not future.cancelled() and future._exception is not None for future in done)
        return False

    if not is_enough():
        _when_any_is_done(futures, is_enough, timeout)
    done = {future for future in futures if future.done()}
    return _DoneAndNotDone((done, set(futures) - done))


def as_completed(fs, timeout=None):
    end = None if timeout is None else monotonic() + timeout
    futures = list(dict.fromkeys(fs))
    done = deque()
    condition = threading.Condition(threading.Lock())

    def on_done(future):
        with condition:
            done.append(future)
            condition.notify_all()

    total = len(futures)
    for future in futures:
        future.add_done_callback(on_done)
    futures = None
    for given in range(total):
        with condition:
            left = None if end is None else max(end - monotonic(), 0)
            if not condition.wait_for(lambda: done, left):
                raise TimeoutError(f"{total - given} (of {total}) futures unfinished")
            future = done.popleft()
        yield future
        future = None
