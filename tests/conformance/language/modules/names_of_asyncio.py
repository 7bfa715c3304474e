from asyncio import *
from asyncio import Queue as AnotherName, locks
import asyncio
import asyncio.queues

print(AnotherName is Queue is asyncio.Queue is asyncio.queues.Queue)
print(locks.Lock is Lock, asyncio.timeouts.timeout is timeout)
print("TaskGroup" in dir(asyncio), hasattr(asyncio, "nope"), getattr(asyncio, "nope", 3))
try:
    from asyncio import nope
except ImportError as error:
    print(error.name, error.name_from)
try:
    asyncio.Que
except AttributeError as error:
    print(error, error.name, error.obj is asyncio)
asyncio.creat_task
