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
