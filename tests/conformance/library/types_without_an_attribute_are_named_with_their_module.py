import asyncio
import collections
import datetime
import functools
import itertools

for ask in (
    lambda: asyncio.Task.all_tasks(),
    lambda: asyncio.Task.current_task(),
    lambda: asyncio.Future.missing,
    lambda: asyncio.Queue.missing,
    lambda: asyncio.CancelledError.missing,
    lambda: datetime.datetime.missing,
    lambda: collections.deque.missing,
    lambda: functools.partial.missing,
    lambda: int.missing,
    lambda: itertools.count[int],
    lambda: datetime.date["x"],
):
    try:
        ask()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
