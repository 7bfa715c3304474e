"""asyncio.tasks: tasks and what is done with several of them, under the name that CPython gives the module."""

from _asyncio import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    Task,
    all_tasks,
    create_task,
    current_task,
    ensure_future,
    gather,
    shield,
    sleep,
    wait,
    wait_for,
)
from asyncio.completion import as_completed
from asyncio.factories import create_eager_task_factory, eager_task_factory
from asyncio.futures import run_coroutine_threadsafe
