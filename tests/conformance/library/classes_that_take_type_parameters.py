import asyncio
import collections
import concurrent.futures
import contextvars
import functools
import os
import queue
import re
import types
import weakref

print(asyncio.Future[int], asyncio.Task[None], asyncio.Queue[tuple[int, str]], asyncio.PriorityQueue[int])
print(collections.deque[int], collections.defaultdict[str, asyncio.Task[int]], queue.Queue[int])
print(weakref.ref[int], functools.partial[int], functools.cached_property[int])
print(contextvars.ContextVar[int], contextvars.Token[int])
print(re.Pattern[str], re.Match[str], os.PathLike[str], types.MappingProxyType[str, int])
print(types.GeneratorType[int, None, str], ExceptionGroup[ValueError], enumerate[int])
print(asyncio.Task[int] | None, concurrent.futures.Future[int].__args__)


class Jobs(asyncio.Queue[int]):
    pass


class Reply(asyncio.Future[str]):
    pass


async def main():
    task: asyncio.Task[int] = asyncio.create_task(asyncio.sleep(0, 1))
    jobs = asyncio.Queue[int](maxsize=2)
    reply = Reply()
    reply.set_result("yes")
    print(await task, jobs, await reply, Jobs.__bases__, Reply.__mro__[1:])


asyncio.run(main())
