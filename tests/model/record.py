"""Runs random scripts in CPython's asyncio and writes down what happened, for `loop_model --replay`.

    record.py LOOP_MODEL [--seed N] [--runs N]          prints scripts with CPython's logs
    record.py LOOP_MODEL --check [--seed N] [--runs N]  compares them with the loop's own; shrinks what differs

LOOP_MODEL is the built program: it makes the scripts. README.md tells what a script is. The clock is virtual, and equal
deadlines fire in the order in which they were set: CPython leaves that open.
"""

import argparse
import asyncio
import contextvars
import gc
import heapq
import os
import subprocess
import sys
import tempfile
import warnings

RESCUE_EVERY = 1000


class Operation:
    def __init__(self, name, arguments, blocks, number):
        self.name = name
        self.arguments = arguments
        self.blocks = blocks
        self.number = number


class Script:
    """Bodies of coroutines and of callbacks, each a list of operations."""

    def __init__(self, text):
        self.text = text
        self.bodies = {}
        for line in text.splitlines():
            if line.startswith("> "):
                name, _, rest = line[2:].partition(" ")
                self.words = rest.replace(";", " ; ").split()
                self.number = 0
                self.bodies[name] = self.block()

    def block(self):
        operations = []
        while self.words and self.words[0] != "}":
            if self.words[0] == ";":
                self.words.pop(0)
                continue
            name, arguments, blocks, number = self.words.pop(0), [], [], self.number
            self.number += 1
            while self.words and self.words[0] not in (";", "}", "{"):
                arguments.append(self.words.pop(0))
            while self.words and self.words[0] == "{":
                self.words.pop(0)
                blocks.append(self.block())
                self.words.pop(0)
            operations.append(Operation(name, arguments, blocks, number))
        return operations


class Timer(asyncio.TimerHandle):
    """Ordered by deadline, then by the order in which it was set."""

    def __lt__(self, other):
        return (self._when, self.sequence) < (other._when, other.sequence)


class OrderedSet(dict):
    """A set in the order in which its elements came, as this library keeps them; asyncio's own is in any order."""

    def __init__(self, elements=()):
        super().__init__(dict.fromkeys(elements))

    def add(self, element):
        self[element] = None

    def discard(self, element):
        self.pop(element, None)


asyncio.tasks.set = asyncio.taskgroups.set = OrderedSet


class VirtualLoop(asyncio.BaseEventLoop):
    """asyncio's own loop on a clock that jumps to the next deadline."""

    def __init__(self):
        super().__init__()
        self._selector = self
        self.now = 0.0
        self.iteration = 0
        self.sequence = 0

    def time(self):
        return self.now

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("nothing is left that could wake the loop")
        self.now += timeout
        return []

    def _process_events(self, events):
        pass

    def _run_once(self):
        self.iteration += 1
        super()._run_once()

    def call_at(self, when, callback, *arguments, context=None):
        timer = Timer(when, callback, arguments, self, context)
        self.sequence += 1
        timer.sequence = self.sequence
        timer._scheduled = True
        heapq.heappush(self._scheduled, timer)
        return timer


def error_text(error):
    """Type and message; what stands after a colon in a RuntimeError is a repr."""
    text = str(error)
    if type(error) is RuntimeError:
        text = text.partition(":")[0]
    if isinstance(error, BaseExceptionGroup):
        text += ": " + ",".join(error_text(each) for each in error.exceptions)
    return f"{type(error).__name__}({text})"


def value_text(value):
    if isinstance(value, list):
        return "[" + ",".join(value_text(each) for each in value) + "]"
    return error_text(value) if isinstance(value, BaseException) else str(value)


class World:
    """One run of a script: what its operations work on, and the log of what they did."""

    def __init__(self, script):
        self.script = script
        self.loop = VirtualLoop()
        self.numbers = {}
        self.made = 0
        self.beginning = []
        self.eager = False
        self.variable = contextvars.ContextVar("variable", default=0)
        self.tokens = {}
        self.loop.set_task_factory(self.make_task)
        self.loop.set_exception_handler(self.reported)
        self.log = []
        self.lost = []
        self.moment = None
        self.finished = False
        self.rescues = 0
        self.used = set()
        self.returned = set()
        self.calls = {}
        self.handles = {}
        self.callbacks = {}
        self.timeouts = {}
        self.groups = {}
        self.futures = {f"f{i}": self.loop.create_future() for i in range(3)}
        self.locks = {"l0": asyncio.Lock(), "l1": asyncio.Lock()}
        self.conditions = {"c0": asyncio.Condition(), "c1": asyncio.Condition(self.locks["l0"])}
        self.semaphores = {"s0": asyncio.Semaphore(1), "s1": asyncio.BoundedSemaphore(2)}
        self.events = {"e0": asyncio.Event(), "e1": asyncio.Event()}
        self.barriers = {"b0": asyncio.Barrier(2), "b1": asyncio.Barrier(3)}
        self.queues = {"q0": asyncio.Queue(1), "q1": asyncio.Queue(), "q2": asyncio.PriorityQueue(2), "q3": asyncio.LifoQueue(2)}

    def run(self):
        asyncio.set_event_loop(self.loop)
        self.spawn("0")
        self.loop.call_at(RESCUE_EVERY, self.rescue)
        while not self.finished:
            self.loop.run_forever()
        self.loop.close()
        asyncio.set_event_loop(None)

    def rescue(self):
        """Everything has come to rest: cancels who still waits; later also opens every lock, until all have ended."""
        pending = [task for task in self.all_tasks() if not task.done()]
        self.write("rescue" + "".join(f" {self.task_name(task)}" for task in pending))
        if not pending:
            self.finished = True
            self.loop.stop()
            return
        self.rescues += 1
        self.loop.call_later(RESCUE_EVERY, self.rescue)
        if self.rescues > 3:
            for lock in [*self.locks.values(), self.conditions["c0"]]:
                if lock.locked():
                    lock.release()
        for task in pending:
            task.cancel()

    def make_task(self, loop, coroutine, eager=False, **options):
        number = self.made = self.made + 1
        self.beginning.append(number)
        task = asyncio.Task(coroutine, loop=loop, eager_start=eager or self.eager, **options)
        self.beginning.pop()
        self.numbers[task] = number
        return task

    def all_tasks(self):
        return sorted(self.numbers, key=self.numbers.get)

    def task_name(self, task):
        # One that begins eagerly runs before it is known here.
        return f"Task-{self.numbers.setdefault(task, self.beginning[-1] if self.beginning else 0)}"

    def reported(self, loop, context):
        message = context["message"]
        if message.endswith("was never retrieved"):
            self.lost.append(error_text(context["exception"]))
        else:
            self.write(f"reported {error_text(context['exception'])}")

    def write(self, text):
        moment = f"#{self.loop.iteration}@{self.loop.now:g}"
        if moment != self.moment:
            self.moment = moment
            self.log.append(moment)
        self.log.append(text.replace(" ", "_"))

    # Bodies.

    async def coroutine(self, body):
        self.write(f"{body}:{self.task_name(asyncio.current_task())}")
        try:
            await self.block(body, self.script.bodies[body])
        except BaseException as error:
            self.write(f"{body}!{error_text(error)}")
            raise
        self.write(f"{body}.")
        return f"r{body}"

    def callback(self, name, *_):
        self.calls[name] = self.calls.get(name, 0) + 1
        if self.calls[name] > 3:
            return
        self.write(f"{name}:")
        for operation in self.script.bodies[name]:
            if operation.name == "raise":
                raise ValueError(f"e{operation.arguments[0]}")
            self.write_value(name, operation, self.at_once(name, operation))

    def write_value(self, body, operation, value):
        self.write(f"{body}.{operation.number}" + ("" if value is None else f"={value_text(value)}"))

    async def block(self, body, operations):
        for operation in operations:
            if body in self.returned:
                break
            try:
                value = await self.perform(body, operation)
            except BaseException as error:
                self.write(f"{body}.{operation.number}!{error_text(error)}")
                raise
            self.write_value(body, operation, value)

    # What operations name.

    def use(self, body):
        """Each body is used once, as a task or as a coroutine."""
        if body in self.used:
            return False
        self.used.add(body)
        return True

    def spawn(self, body, eager=False):
        if not self.use(body):
            return "-"
        self.futures[f"t{body}"] = self.make_task(self.loop, self.coroutine(body), eager)
        return None

    def awaitable(self, name):
        if name[0] != "b":
            return self.futures.get(name)
        return self.coroutine(name[1:]) if self.use(name[1:]) else None

    def awaitables(self, names):
        return [each for each in map(self.awaitable, names) if each is not None]

    def state(self, future):
        if not future.done():
            return "pending"
        if future.cancelled():
            return "cancelled"
        error = future.exception()
        return error_text(error) if error is not None else value_text(future.result())

    # Operations that do not wait. Their errors are values of the log.

    def at_once(self, body, operation):
        try:
            return self.try_at_once(body, operation.name, operation.arguments)
        except BaseException as error:
            return error

    def try_at_once(self, body, name, arguments):
        first = arguments[0] if arguments else None
        match name:
            case "spawn":
                return self.spawn(first)
            case "eager":
                return self.spawn(first, eager=True)
            case "factory":
                self.eager = first == "1"
            case "cset":
                self.tokens[body] = self.variable.set(int(first))
            case "cget":
                return self.variable.get()
            case "creset":
                if body not in self.tokens:
                    return "-"
                try:
                    self.variable.reset(self.tokens[body])
                except Exception as error:
                    return type(error).__name__
            case "cancel":
                future = self.futures.get(first)
                if future is None:
                    return "-"
                message = None if arguments[1] == "-" else arguments[1]
                return int(future.cancel(message))
            case "uncancel" | "cancelling":
                future = self.futures.get(first)
                return "-" if future is None else getattr(future, name)()
            case "result" | "state":
                future = self.futures.get(first)
                if future is None:
                    return "-"
                return self.state(future) if name == "state" else value_text(future.result())
            case "set":
                self.futures[first].set_result(arguments[1])
            case "fail":
                self.futures[first].set_exception(ValueError("f" + arguments[1]))
            case "ondone":
                future = self.futures.get(first)
                if future is None:
                    return "-"
                self.callbacks[arguments[1]] = lambda _: self.callback(arguments[1])
                future.add_done_callback(self.callbacks[arguments[1]])
            case "undone":
                future = self.futures.get(first)
                if future is None or arguments[1] not in self.callbacks:
                    return "-"
                return future.remove_done_callback(self.callbacks[arguments[1]])
            case "eset":
                self.events[first].set()
            case "eclear":
                self.events[first].clear()
            case "release":
                self.locks[first].release()
            case "srelease":
                self.semaphores[first].release()
            case "notify":
                self.conditions[first].notify(int(arguments[1]))
            case "putnow":
                self.queues[first].put_nowait(int(arguments[1]))
            case "getnow":
                return self.queues[first].get_nowait()
            case "done":
                self.queues[first].task_done()
            case "shutdown":
                self.queues[first].shutdown(arguments[1] == "1")
            case "soon":
                self.handles[first] = self.loop.call_soon(self.callback, first)
            case "later":
                self.handles[first] = self.loop.call_later(int(arguments[1]), self.callback, first)
            case "at":
                self.handles[first] = self.loop.call_at(int(arguments[1]), self.callback, first)
            case "unhandle":
                if first not in self.handles:
                    return "-"
                self.handles[first].cancel()
            case "tasks":
                pending = asyncio.all_tasks(self.loop)
                return ",".join(self.task_name(task) for task in self.all_tasks() if task in pending)
            case "gather":
                if f"g{body}" in self.futures:
                    return "-"
                children = self.awaitables(arguments[1:])
                self.futures[f"g{body}"] = asyncio.gather(*children, return_exceptions=first == "1")
            case "shielded":
                inner = None if f"g{body}" in self.futures else self.awaitable(first)
                if inner is None:
                    return "-"
                self.futures[f"g{body}"] = asyncio.shield(inner)
            case "reschedule":
                if not self.timeouts.get(body):
                    return "-"
                self.timeouts[body][-1].reschedule(self.deadline(first))
            case "gspawn":
                if not self.groups.get(body) or first not in self.script.bodies or not self.use(first):
                    return "-"
                self.futures[f"t{first}"] = self.groups[body][-1].create_task(self.coroutine(first))
            case "stop":
                self.loop.stop()
            case "return":
                self.returned.add(body)
            case _:
                raise NameError(name)
        return None

    def deadline(self, delay):
        return None if delay == "-" else self.loop.time() + int(delay)

    # Operations that wait, and blocks.

    async def perform(self, body, operation):
        name, arguments = operation.name, operation.arguments
        first = arguments[0] if arguments else None
        match name:
            case "raise":
                raise ValueError(f"e{first}")
            case "sleep":
                await asyncio.sleep(int(first))
            case "await":
                awaited = self.awaitable(first)
                return "-" if awaited is None else await awaited
            case "waitfor":
                awaited = self.awaitable(arguments[1])
                timeout = None if first == "-" else int(first)
                return "-" if awaited is None else await asyncio.wait_for(awaited, timeout)
            case "shield":
                awaited = self.awaitable(first)
                return "-" if awaited is None else await asyncio.shield(awaited)
            case "gathered":
                return await asyncio.gather(*self.awaitables(arguments[1:]), return_exceptions=first == "1")
            case "wait":
                futures = list(dict.fromkeys(self.awaitables(arguments[2:])))
                when = {"1": asyncio.FIRST_COMPLETED, "e": asyncio.FIRST_EXCEPTION, "a": asyncio.ALL_COMPLETED}[first]
                timeout = None if arguments[1] == "-" else int(arguments[1])
                done, _ = await asyncio.wait(futures, timeout=timeout, return_when=when)
                return "".join(str(int(future in done)) for future in futures)
            case "ascompleted":
                futures = self.awaitables(arguments[2:])
                # In which order asyncio takes several that are done already, is up to the set that it keeps them in.
                if sum(future.done() for future in futures) > 1:
                    return "-"
                completed = asyncio.as_completed(futures, timeout=None if arguments[1] == "-" else int(arguments[1]))
                try:
                    return await self.as_completed(completed, first == "1")
                finally:
                    # C++ has no garbage that goes on listening: what as_completed has set up goes with its last user.
                    if completed._timeout_handle is not None:
                        completed._timeout_handle.cancel()
                    for future in futures:
                        future.remove_done_callback(completed._handle_completion)
            case "acquire":
                await self.locks[first].acquire()
            case "sacquire":
                await self.semaphores[first].acquire()
            case "ewait":
                await self.events[first].wait()
            case "cwait":
                await self.conditions[first].wait()
            case "cwaitfor":
                await self.conditions[first].wait_for(self.events[arguments[1]].is_set)
            case "bwait":
                return await self.barriers[first].wait()
            case "breset":
                await self.barriers[first].reset()
            case "babort":
                await self.barriers[first].abort()
            case "put":
                await self.queues[first].put(int(arguments[1]))
            case "get":
                return await self.queues[first].get()
            case "join":
                await self.queues[first].join()
            case "try":
                try:
                    await self.block(body, operation.blocks[0])
                except BaseException as error:
                    return error
            case "final":
                try:
                    await self.block(body, operation.blocks[0])
                finally:
                    await self.block(body, operation.blocks[1])
            case "timeout":
                limits = self.timeouts.setdefault(body, [])
                try:
                    async with asyncio.timeout(None if first == "-" else int(first)) as limit:
                        limits.append(limit)
                        await self.block(body, operation.blocks[0])
                finally:
                    limits.pop()
                return int(limit.expired())
            case "group":
                async with asyncio.TaskGroup() as group:
                    self.groups.setdefault(body, []).append(group)
                    try:
                        await self.block(body, operation.blocks[0])
                    finally:
                        self.groups[body].pop()
            case "with":
                held = {**self.locks, **self.conditions, **self.semaphores}[first]
                async with held:
                    await self.block(body, operation.blocks[0])
            case _:
                return self.at_once(body, operation)
        return None

    async def as_completed(self, completed, ends_with_cancel):
        values = []
        for each in completed:
            try:
                values.append(await each)
            except asyncio.CancelledError as error:
                if ends_with_cancel:
                    raise
                values.append(error)
            except Exception as error:
                values.append(error)
        return values


def record(text):
    """The script with CPython's log."""
    world = World(Script(text))
    world.run()
    log, lost = world.log, world.lost
    gc.collect()
    # What nobody retrieved is reported when the world goes; when, within cycles, is the collector's affair.
    world.__dict__ = {"lost": lost, "log": log, "loop": world.loop}
    gc.collect()
    return f"{text}= {' '.join(log)}\n? {' '.join(sorted(each.replace(' ', '_') for each in lost))}".rstrip() + "\n"


def scripts_of(program, seed, runs):
    text = subprocess.run([program, "--print", "--seed", str(seed), "--runs", str(runs)], check=True, capture_output=True, text=True).stdout
    return [each + "\n" for each in text.rstrip("\n").split("\n\n")]


def differs(program, recorded):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.write(recorded)
    try:
        result = subprocess.run([program, "--replay", file.name], capture_output=True, text=True, timeout=60)
        return result.stdout + result.stderr if result.returncode != 0 else ""
    except subprocess.TimeoutExpired:
        return "the loop does not come to an end"
    finally:
        os.unlink(file.name)


def smaller(text):
    """Scripts with one operation less each."""
    lines = text.splitlines()
    for index, line in enumerate(lines):
        if not line.startswith("> "):
            continue
        head, _, rest = line[2:].partition(" ")
        words = rest.replace(";", " ; ").split()
        starts = [i for i in range(len(words)) if words[i] not in "{};" and (i == 0 or words[i - 1] in "{;}")]
        for start in starts:
            end, depth = start, 0
            while end < len(words) and not (depth == 0 and words[end] in ";}"):
                depth += {"{": 1, "}": -1}.get(words[end], 0)
                end += 1
            if end < len(words) and words[end] == ";":
                end += 1
            cut = " ".join(words[:start] + words[end:]).replace(" ;", ";").removesuffix(";").replace("; }", " }")
            yield "\n".join(lines[:index] + [f"> {head} {cut}".rstrip()] + lines[index + 1 :]) + "\n"


def shrink(program, text):
    while True:
        for candidate in smaller(text):
            if differs(program, record(candidate)):
                text = candidate
                break
        else:
            return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    warnings.simplefilter("ignore", RuntimeWarning)
    scripts = scripts_of(options.program, options.seed, options.runs)
    recorded = [record(text) for text in scripts]
    if not options.check:
        print("\n".join(recorded), end="")
        return
    if not differs(options.program, "\n".join(recorded)):
        print(f"{len(recorded)} scripts: no difference")
        return
    for text, whole in zip(scripts, recorded):
        if differs(options.program, whole):
            shrunk = record(shrink(options.program, text))
            print(f"{shrunk}\n{differs(options.program, shrunk)}")
            sys.exit(1)
    print("the scripts differ together, but none of them alone")
    sys.exit(1)


main()
