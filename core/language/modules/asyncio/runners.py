"""asyncio.Runner, as CPython 3.13 (runners.py): one loop for several runs, ended properly at the close."""

import sys

from _asyncio import (
    _get_running_loop,
    _run_main_task,
    all_tasks,
    gather,
    iscoroutine,
    new_event_loop,
    run,
    set_event_loop,
)

__all__ = ("Runner", "run")

_CREATED = "created"
_INITIALIZED = "initialized"
_CLOSED = "closed"

_SECONDS_TO_JOIN = 300


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._state = _CREATED
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None

    def __enter__(self):
        self._begin()
        return self

    def __exit__(self, exc_type, exc, tb):
        self.close()

    def get_loop(self):
        self._begin()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._begin()
        if context is None:
            context = self._context
        if context is None:
            task = self._loop.create_task(coro)
        else:
            task = self._loop.create_task(coro, context=context)
        return _run_main_task(self._loop, task)

    def close(self):
        if self._state is not _INITIALIZED:
            return
        loop = self._loop
        try:
            end(loop)
        finally:
            if self._loop_factory is None:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = _CLOSED

    def _begin(self):
        if self._state is _CLOSED:
            raise RuntimeError("Runner is closed")
        if self._state is _INITIALIZED:
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        # One context for all that it runs; without variables there is nothing to share.
        contextvars = sys.modules.get("contextvars")
        self._context = None if contextvars is None else contextvars.copy_context()
        self._state = _INITIALIZED


def refuse(main):
    """What asyncio.run cannot run. The error's traceback keeps it, as the frames of CPython's do."""
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    # The runner that would have run it has begun and ended.
    set_event_loop(None)
    raise ValueError(f"a coroutine was expected, got {main!r}")


def fail(error, awaitable):
    """The same for a loop that cannot run."""
    try:
        raise error
    finally:
        del error


def end(loop):
    """Ends what still runs in a loop: tasks, asynchronous generators, the executor."""
    cancel_all_tasks(loop)
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor(_SECONDS_TO_JOIN))


def cancel_all_tasks(loop):
    """Cancels what is left, lets it end, and reports its errors (runners.py:197)."""
    left = all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler(
                {
                    "message": "unhandled exception during asyncio.run() shutdown",
                    "exception": task.exception(),
                    "task": task,
                }
            )
