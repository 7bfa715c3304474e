import asyncio

for name in ("Semaphor", "TaskGrup", "queue", "sleeep", "Tasks"):
    try:
        exec(f"from asyncio import {name}")
    except ImportError as error:
        print(error.name, error.name_from)
from asyncio import Semaphor
