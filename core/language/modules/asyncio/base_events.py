"""asyncio.base_events: the event loop's type, under the name that CPython gives the module."""

from _asyncio import BaseEventLoop
