# The rows on CPython's asyncio; with `--uvloop` before the rows, on uvloop's event loop.
import asyncio
import sys
import time
import tracemalloc

SWITCHES = 400_000
SPAWNS = 50_000
CALLS = 1_000_000
WAITERS = 1_000
WAITER_ROUNDS = 50
TIMERS = 1_000_000
TIMER_SPAN = 0.1
SUSPENDED = 20_000
CANCELS = 10_000


def timer_delay(i):
    return i * 7919 % TIMERS * (TIMER_SPAN / TIMERS)


async def switch_tasks(task_count):
    stopped = False

    async def yield_until_stopped():
        while not stopped:
            await asyncio.sleep(0)

    tasks = [asyncio.create_task(yield_until_stopped()) for _ in range(task_count - 1)]
    await asyncio.sleep(0)
    began = time.process_time()
    for _ in range(SWITCHES // task_count):
        await asyncio.sleep(0)
    seconds = time.process_time() - began
    stopped = True
    await asyncio.gather(*tasks)
    return seconds / SWITCHES


async def trivial():
    return 1


async def spawn_and_await():
    began = time.process_time()
    for _ in range(SPAWNS):
        await asyncio.create_task(trivial())
    return (time.process_time() - began) / SPAWNS


async def await_directly():
    began = time.process_time()
    for _ in range(CALLS):
        await trivial()
    return (time.process_time() - began) / CALLS


async def set_futures():
    loop = asyncio.get_running_loop()
    seconds = 0
    for _ in range(WAITER_ROUNDS):
        futures = [loop.create_future() for _ in range(WAITERS)]
        left = WAITERS
        ended = 0

        async def wait_for(future):
            nonlocal left, ended
            await future
            left -= 1
            if left == 0:
                ended = time.process_time()

        tasks = [asyncio.create_task(wait_for(future)) for future in futures]
        await asyncio.sleep(0)
        began = time.process_time()
        for future in futures:
            future.set_result(1)
        await asyncio.wait(tasks)
        seconds += ended - began
    return seconds / (WAITERS * WAITER_ROUNDS)


async def fire_timers():
    loop = asyncio.get_running_loop()
    all_fired = loop.create_future()
    left = TIMERS

    def fire():
        nonlocal left
        left -= 1
        if left == 0:
            all_fired.set_result(None)

    began = time.process_time()
    start = loop.time()
    for i in range(TIMERS):
        loop.call_at(start + timer_delay(i), fire)
    await all_fired
    return (time.process_time() - began) / TIMERS


async def cancel_timers():
    loop = asyncio.get_running_loop()
    began = time.process_time()
    start = loop.time() + 1000
    timers = [loop.call_at(start + timer_delay(i), int) for i in range(TIMERS)]
    for timer in timers:
        timer.cancel()
    await asyncio.sleep(0)
    return (time.process_time() - began) / TIMERS


async def memory_per_task():
    loop = asyncio.get_running_loop()

    async def wait_for(future):
        await future

    futures, tasks = [None] * SUSPENDED, [None] * SUSPENDED
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for i in range(SUSPENDED):
        futures[i] = loop.create_future()
        tasks[i] = asyncio.create_task(wait_for(futures[i]))
    await asyncio.sleep(0)
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    for future in futures:
        future.set_result(1)
    await asyncio.wait(tasks)
    return (after - before) / SUSPENDED * 1e-9


async def cancel_tasks():
    async def wait_and_catch():
        try:
            await asyncio.sleep(1000)
        except asyncio.CancelledError:
            raise

    began = time.process_time()
    for _ in range(CANCELS):
        task = asyncio.create_task(wait_and_catch())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
    return (time.process_time() - began) / CANCELS


rows = {
    "switch_1k": lambda: switch_tasks(1_000),
    "switch_100k": lambda: switch_tasks(100_000),
    "spawn": spawn_and_await,
    "await": await_directly,
    "future": set_futures,
    "timer_fired": fire_timers,
    "timer_cancelled": cancel_timers,
    "memory": memory_per_task,
    "cancel": cancel_tasks,
}
wanted = sys.argv[1:]
loop_factory = None
if wanted[:1] == ["--uvloop"]:
    import uvloop

    loop_factory = uvloop.new_event_loop
    del wanted[0]
for name in [row for row in rows if row in wanted or not wanted]:
    with asyncio.Runner(loop_factory=loop_factory) as runner:
        print(name, round(runner.run(rows[name]()) * 1e9, 2))
