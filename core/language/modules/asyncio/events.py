"""asyncio.events: the event loop and its handles, under the name that CPython gives the module."""

from _asyncio import (
    AbstractEventLoop,
    Handle,
    TimerHandle,
    _get_running_loop,
    get_event_loop,
    get_running_loop,
    new_event_loop,
    set_event_loop,
)


def __getattr__(name):
    from asyncio import policies

    if name not in policies.__all__:
        raise AttributeError(f"module 'asyncio.events' has no attribute '{name}'")
    return getattr(policies, name)
