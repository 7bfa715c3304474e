"""Tasks, futures, coroutines, asynchronous generators and handles that are driven, cancelled, closed, shown and dropped
from everywhere: from callbacks and reprs, from __del__ and from within each other. What the operations answer does not
matter, and neither does it which exceptions they raise: whatever the seed, what runs it stays whole."""

SEED = 0

import asyncio
import contextvars
import gc
import inspect
import random
import sys
import warnings
import weakref

dice = random.Random(SEED)
warnings.simplefilter("ignore")
sys.unraisablehook = lambda unraisable: None
MOST_MEDDLING = 30000
DEEPEST_MEDDLING = 3

tasks = []
futures = []
coroutines = []
generators = []
handles = []
kept = []
variable = contextvars.ContextVar("variable", default=0)
depth = 0
meddled = 0


def maybe(probability=0.5):
    return dice.random() < probability


def soon():
    return dice.random() / 100


def meddle(*ignored):
    """Does any of the operations, most often none."""
    global depth, meddled
    meddled += 1
    if meddled > MOST_MEDDLING:
        raise SystemExit(0)
    if depth > DEEPEST_MEDDLING or maybe(0.7):
        return
    depth += 1
    try:
        dice.choice(operations)()
    except Exception:
        pass
    finally:
        depth -= 1


def loop():
    return asyncio.get_running_loop()


def any_of(objects):
    return dice.choice(objects) if objects else loop().create_future()


def any_task():
    return any_of(tasks)


def any_future():
    return any_of(futures)


def any_coroutine():
    return any_of(coroutines)


def any_generator():
    return any_of(generators)


class Meddler:
    """A callback, a result, a message, a context, something to await and to iterate over."""

    def __call__(self, *positional, **named):
        meddle()
        return dice.choice([None, self, 1])

    def __repr__(self):
        meddle()
        return "Meddler"

    def __eq__(self, other):
        meddle()
        return maybe()

    def __hash__(self):
        return 1

    def __await__(self):
        meddle()
        return dice.choice(
            [iter([]), iter([None]), iter([Meddler()]), any_future().__await__(), yield_what_is_no_future()]
        )

    async def __aenter__(self):
        meddle()
        await step()
        return self

    async def __aexit__(self, *error):
        meddle()
        await step()
        return maybe()

    def __aiter__(self):
        return self

    async def __anext__(self):
        meddle()
        if maybe(0.4):
            raise StopAsyncIteration
        await step()
        return Meddler()

    def __del__(self):
        meddle()
        if maybe(0.2):
            kept.append(self)


class MeddlingError(Exception):
    def __str__(self):
        meddle()
        return "error"

    def __del__(self):
        meddle()


class MeddlingFuture(asyncio.Future):
    def __del__(self):
        meddle()


class MeddlingTask(asyncio.Task):
    def __del__(self):
        meddle()


class MeddlingStream:
    def write(self, text):
        meddle()

    def flush(self):
        meddle()


def yield_what_is_no_future():
    meddle()
    yield dice.choice([None, None, None, 1])
    meddle()


async def generate():
    try:
        for _ in range(5):
            meddle()
            yield Meddler()
            await step()
    finally:
        meddle()
        await step()


async def take_lock():
    await lock.acquire()
    lock.release()


# What a task waits for in between; more often than not, nothing but its next turn.
steps = [
    lambda: asyncio.sleep(0),
    lambda: asyncio.sleep(0),
    lambda: asyncio.sleep(0),
    lambda: asyncio.sleep(0),
    lambda: asyncio.sleep(soon()),
    lambda: any_future(),
    lambda: any_coroutine(),
    lambda: Meddler(),
    lambda: asyncio.wait_for(any_future(), dice.choice([0, 0.001, -1])),
    lambda: asyncio.shield(any_task()),
    lambda: asyncio.gather(any_task(), any_future(), return_exceptions=maybe()),
    lambda: take_lock(),
]


async def step():
    await dice.choice(steps)()


async def work_deeper(level):
    if level < 4:
        await work(level + 1)


async def work_with_timeout(level):
    async with asyncio.timeout(dice.choice([None, 0, 0.001])):
        await step()


async def work_in_group(level):
    async with asyncio.TaskGroup() as group:
        for _ in range(dice.randrange(3)):
            kept.append(group.create_task(work(level + 2)))


async def work_in_context(level):
    async with dice.choice([Meddler(), semaphore]):
        await step()


async def work_over_generator(level):
    async for _ in dice.choice([Meddler(), generate(), any_generator()]):
        await step()


async def work_under_condition(level):
    async with condition:
        if maybe():
            condition.notify_all()
        else:
            await asyncio.wait_for(condition.wait(), 0.001)


async def work_until_some_are_done(level):
    conditions = [asyncio.FIRST_COMPLETED, asyncio.ALL_COMPLETED, asyncio.FIRST_EXCEPTION]
    await asyncio.wait(
        [any_task(), any_future()], timeout=dice.choice([0, 0.001]), return_when=dice.choice(conditions)
    )


async def work_as_they_complete(level):
    for future in asyncio.as_completed([any_task(), any_future()], timeout=0.001):
        await future


async def work_from_queue(level):
    await asyncio.wait_for(queue.get(), 0.001)


async def work_after_event(level):
    if not event.is_set():
        await asyncio.wait_for(event.wait(), 0.001)


async def work_a_step(level):
    await step()


kinds_of_work = [
    work_deeper,
    work_with_timeout,
    work_in_group,
    work_in_context,
    work_over_generator,
    work_under_condition,
    work_until_some_are_done,
    work_as_they_complete,
    work_from_queue,
    work_after_event,
    work_a_step,
]


async def work(level=0):
    try:
        for _ in range(dice.randrange(6)):
            meddle()
            await dice.choice(kinds_of_work)(level)
    except BaseException as error:
        meddle()
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            raise
        if maybe(0.3):
            raise MeddlingError(Meddler()) from error
        if maybe(0.3):
            raise
    finally:
        meddle()
    return Meddler()


# New ones of every kind.
creations = [
    lambda: tasks.append(loop().create_task(work())),
    lambda: tasks.append(loop().create_task(any_coroutine())),
    lambda: tasks.append(MeddlingTask(work(), loop=loop())),
    lambda: tasks.append(asyncio.Task(work(), loop=loop(), eager_start=maybe())),
    lambda: tasks.append(asyncio.ensure_future(Meddler())),
    lambda: tasks.append(asyncio.ensure_future(any_coroutine())),
    lambda: futures.append(loop().create_future()),
    lambda: futures.append(MeddlingFuture()),
    lambda: futures.append(asyncio.gather(any_task(), any_task())),
    lambda: futures.append(asyncio.shield(any_task())),
    lambda: coroutines.append(work()),
    lambda: coroutines.append(asyncio.sleep(0, Meddler())),
    lambda: coroutines.append(asyncio.wait_for(any_future(), 0.001)),
    lambda: coroutines.append(asyncio.wait([any_future()])),
    lambda: generators.append(generate()),
]

# A task, and its coroutine behind its back.
task_operations = [
    lambda: any_task().cancel(),
    lambda: any_task().cancel(Meddler()),
    lambda: any_task().uncancel(),
    lambda: any_task().result(),
    lambda: any_task().exception(),
    lambda: any_task().get_stack(),
    lambda: any_task().print_stack(file=sys.stderr),
    lambda: any_task().set_name(Meddler()),
    lambda: any_task().get_context().run(Meddler()),
    lambda: any_task().add_done_callback(Meddler()),
    lambda: any_task().remove_done_callback(Meddler()),
    lambda: any_task().get_coro().send(None),
    lambda: any_task().get_coro().throw(MeddlingError()),
    lambda: any_task().get_coro().close(),
    lambda: any_task().__init__(work()),
    lambda: any_task().__del__(),
    lambda: repr(any_task()),
]

# A future.
future_operations = [
    lambda: any_future().set_result(Meddler()),
    lambda: any_future().set_exception(MeddlingError()),
    lambda: any_future().cancel(),
    lambda: any_future().add_done_callback(Meddler()),
    lambda: any_future().add_done_callback(meddle),
    lambda: any_future().remove_done_callback(Meddler()),
    lambda: any_future().result(),
    lambda: any_future().exception(),
    lambda: any_future().__await__().send(None),
    lambda: any_future().__await__().throw(MeddlingError()),
    lambda: any_future().__init__(),
    lambda: any_future().get_loop().stop() if maybe(0.02) else None,
    lambda: repr(any_future()),
]

# A coroutine that nobody drives, or somebody else.
coroutine_operations = [
    lambda: any_coroutine().send(None),
    lambda: any_coroutine().throw(MeddlingError()),
    lambda: any_coroutine().close(),
    lambda: any_coroutine().__await__().send(None),
    lambda: inspect.getcoroutinestate(any_coroutine()),
    lambda: inspect.getcoroutinestate(any_task().get_coro()),
    lambda: repr(any_coroutine()),
]

# An asynchronous generator and the steps that it hands out.
generator_operations = [
    lambda: any_generator().asend(None).send(None),
    lambda: coroutines.append(any_generator().__anext__()),
    lambda: coroutines.append(any_generator().aclose()),
    lambda: coroutines.append(any_generator().athrow(MeddlingError())),
    lambda: inspect.getasyncgenstate(any_generator()),
    lambda: repr(any_generator()),
]

# Callbacks of the loop.
handle_operations = [
    lambda: handles.append(loop().call_soon(Meddler())),
    lambda: handles.append(loop().call_soon(meddle)),
    lambda: handles.append(loop().call_later(soon(), Meddler(), Meddler())),
    lambda: handles.append(loop().call_at(loop().time() - 1, meddle)),
    lambda: loop().call_soon_threadsafe(meddle),
    lambda: dice.choice(handles).cancel(),
    lambda: repr(dice.choice(handles)),
]

# The loop itself.
loop_operations = [
    lambda: loop().set_exception_handler(dice.choice([None, Meddler(), meddle])),
    lambda: loop().call_exception_handler({"message": "m", "exception": MeddlingError()}),
    lambda: loop().set_debug(maybe(0.3)),
    lambda: loop().set_task_factory(dice.choice([None, asyncio.eager_task_factory, make_meddling_task])),
    lambda: loop().run_until_complete(any_future()),
    lambda: loop().close(),
    lambda: repr(loop()),
    lambda: asyncio.run(work()),
    lambda: asyncio.current_task(),
    lambda: asyncio.all_tasks(),
    lambda: [task.cancel() for task in asyncio.all_tasks()] if maybe(0.05) else None,
]

# Locks, queues and their like.
synchronization_operations = [
    lambda: event.set(),
    lambda: event.clear(),
    lambda: queue.put_nowait(Meddler()),
    lambda: queue.get_nowait(),
    lambda: queue.task_done(),
    lambda: queue.shutdown() if maybe(0.05) else None,
    lambda: lock.release(),
    lambda: semaphore.release(),
    lambda: [repr(lock), repr(semaphore), repr(condition), repr(event), repr(queue)],
]

# Threads.
thread_operations = [
    lambda: futures.append(asyncio.run_coroutine_threadsafe(work(), loop())) if maybe(0.1) else None,
    lambda: futures.append(loop().run_in_executor(None, Meddler())) if maybe(0.1) else None,
]

# What lives on and what goes, and the contexts that hold some of it.
lifetime_operations = [
    lambda: gc.collect(),
    lambda: tasks.clear(),
    lambda: futures.clear(),
    lambda: coroutines.clear(),
    lambda: generators.clear(),
    lambda: handles.clear(),
    lambda: kept.clear(),
    lambda: kept.append(weakref.ref(any_task(), meddle)),
    lambda: contextvars.copy_context().run(meddle),
    lambda: variable.set(Meddler()),
    lambda: sys.exc_info(),
]

operations = [
    *creations,
    *task_operations,
    *future_operations,
    *coroutine_operations,
    *generator_operations,
    *handle_operations,
    *loop_operations,
    *synchronization_operations,
    *thread_operations,
    *lifetime_operations,
]


def make_meddling_task(loop, coroutine, **named):
    return MeddlingTask(coroutine, loop=loop, **named)


def stop_now_and_then():
    """Ends a run, and then its end, that waits for what nobody is left to bring about."""
    loop().call_later(5, stop_now_and_then)
    loop().stop()


sys.stdout = sys.stderr = MeddlingStream()


async def main():
    global lock, semaphore, condition, queue, event, depth
    lock = asyncio.Lock()
    semaphore = asyncio.Semaphore(2)
    condition = asyncio.Condition()
    queue = asyncio.Queue(3)
    event = asyncio.Event()
    loop().set_exception_handler(meddle)
    loop().call_later(5, stop_now_and_then)
    for _ in range(300):
        depth = 0
        for objects in [tasks, futures, coroutines, generators, handles, kept]:
            if len(objects) > 30:
                del objects[:15]
        try:
            dice.choice(operations)()
            if maybe():
                await asyncio.wait([asyncio.ensure_future(step())], timeout=0.01)
        except (Exception, asyncio.CancelledError):
            pass
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()


# What one loop leaves behind meets the next one.
for debug in [False, True, False, True, False]:
    try:
        asyncio.run(main(), debug=debug)
    except (Exception, asyncio.CancelledError):
        pass
