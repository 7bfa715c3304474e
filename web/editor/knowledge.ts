// What the editor knows of asyncio, of Python's builtins and of the module `browser`: a line each, `name(parameters) -> type: sentence`. A class
// begins a section of its members. `await` before a type: the call gives a coroutine that gives it.

export const knowledgeText = `
# builtins
abs(x): The number without its sign.
aiter(async_iterable): The asynchronous iterator that async for goes through.
all(iterable) -> bool: Whether every item is true; true for none.
anext(async_iterator, default): The next item of an asynchronous iterator, to be awaited.
any(iterable) -> bool: Whether at least one item is true.
ascii(object) -> str: The representation with everything beyond ASCII escaped.
bin(number) -> str: The integer in binary, as '0b101'.
bool(object=False) -> bool: Whether the object counts as true.
bytearray(source=b'', encoding, errors) -> bytearray: Bytes that can be changed.
bytes(source=b'', encoding, errors) -> bytes: Bytes that cannot be changed.
callable(object) -> bool: Whether the object can be called.
chr(i) -> str: The character with this code point.
classmethod(function): Makes a method that gets the class in place of the instance.
complex(real=0, imag=0) -> complex: A number with an imaginary part.
delattr(object, name): Takes the attribute with this name away.
dict(mapping_or_pairs=(), **kwargs) -> dict: A dictionary, which keeps its keys in the order of insertion.
dir(object) -> list: The names that the object has, in order of the alphabet.
divmod(x, y) -> tuple: Quotient and remainder at once.
enumerate(iterable, start=0): Pairs of a count and each item.
filter(function, iterable): The items for which the function gives something true.
float(x=0) -> float: A floating-point number, also from text.
format(value, format_spec='') -> str: The value as text, laid out as an f-string would.
frozenset(iterable=()) -> frozenset: A set that cannot be changed.
getattr(object, name, default): The attribute with this name, or the default where there is none.
globals() -> dict: The module's variables.
hasattr(object, name) -> bool: Whether the object has an attribute with this name.
hash(object) -> int: The number by which dictionaries and sets find the object.
hex(number) -> str: The integer in hexadecimal, as '0xff'.
id(object) -> int: A number that only this object has while it exists.
int(x=0, base=10) -> int: A whole number, also from text in any base.
isinstance(object, class_or_tuple) -> bool: Whether the object is of the class or of one derived from it.
issubclass(cls, class_or_tuple) -> bool: Whether the class is derived from the other, or is it.
iter(iterable, sentinel): An iterator over the items; with a sentinel, over calls until they give it.
len(object) -> int: How many items there are.
list(iterable=()) -> list: A list of the items.
locals() -> dict: The variables of the function that runs.
map(function, *iterables): What the function gives for each item.
max(*values, key=None, default): The largest item, or the largest of the arguments.
min(*values, key=None, default): The smallest item, or the smallest of the arguments.
next(iterator, default): The iterator's next item; the default, if given, at its end.
object(): What every class is derived from.
oct(number) -> str: The integer in octal, as '0o17'.
ord(c) -> int: The code point of a character.
pow(base, exp, mod=None): A power; with mod, its remainder, computed fast.
print(*objects, sep=' ', end='\\n', file=None, flush=False): Writes the objects as text, with sep between them and end after them.
property(fget=None, fset=None, fdel=None, doc=None): An attribute that is computed by methods.
range(start, stop, step=1) -> range: Whole numbers from start, 0 if left out, up to but without stop.
repr(object) -> str: Text that shows what the object is, mostly as one would write it.
reversed(sequence): The items from the last to the first.
round(number, ndigits=None): The nearest whole number, or the nearest with so many decimals; halves go to the even one.
set(iterable=()) -> set: The items, each once, in no order.
setattr(object, name, value): Gives the attribute with this name a value.
slice(start, stop, step=None): What stands between the brackets of x[start:stop:step].
sorted(iterable, *, key=None, reverse=False) -> list: A new list of the items in order; equal ones keep theirs.
staticmethod(function): Makes a method that gets neither instance nor class.
str(object='') -> str: The object as text.
sum(iterable, start=0): The items added up.
super(): The class after this one in the order of inheritance, for calling its methods.
tuple(iterable=()) -> tuple: The items as a tuple, which cannot be changed.
type(object): The object's class.
vars(object) -> dict: The object's own attributes.
zip(*iterables, strict=False): Tuples of one item of each, until the shortest ends.
BaseException(*args): What every exception is derived from, also those that should not be caught by the way.
Exception(*args): What every exception is derived from that a program may want to catch.
ExceptionGroup(message, exceptions): Several exceptions at once, as a task group raises them; except* takes them apart.
ArithmeticError(*args): What errors of computing have in common.
AssertionError(*args): An assert did not hold.
AttributeError(*args): The object has no attribute with this name.
EOFError(*args): There was nothing more to read.
ImportError(*args): A module, or a name in it, could not be imported.
IndexError(*args): The sequence has no item at this index.
KeyError(*args): The dictionary has no such key.
KeyboardInterrupt(*args): Somebody pressed Ctrl+C.
LookupError(*args): What IndexError and KeyError have in common.
MemoryError(*args): The program has used all the memory that it may.
NameError(*args): There is no variable with this name.
NotImplementedError(*args): A method that a derived class must write.
OSError(*args): The system could not do what was asked.
OverflowError(*args): The result is too large for its kind of number.
RecursionError(*args): Too many calls within calls.
RuntimeError(*args): Something that fits no other error.
StopAsyncIteration(*args): An asynchronous iterator has come to its end.
StopIteration(*args): An iterator has come to its end.
SystemExit(*args): Ends the program; sys.exit raises it.
TimeoutError(*args): Something took longer than it may; asyncio.timeout and wait_for raise it.
TypeError(*args): The object is of the wrong type for this.
ValueError(*args): The right type, but not a value that makes sense here.
ZeroDivisionError(*args): A division by zero.

# asyncio
run(main, *, debug=None, loop_factory=None): Makes an event loop, runs the coroutine to its end, cancels what is left over, and closes the loop.
create_task(coro, *, name=None, context=None) -> Task: Wraps the coroutine in a task that the loop begins soon; keep a reference to it.
sleep(delay, result=None) -> await: Waits for delay seconds while others run; sleep(0) only gives up the turn.
gather(*coros_or_futures, return_exceptions=False) -> Future: Runs them at the same time and gives their results in order; the first error is raised, and the others go on.
wait_for(fut, timeout) -> await: Waits at most timeout seconds, then cancels what it waited for and raises TimeoutError.
wait(fs, *, timeout=None, return_when='ALL_COMPLETED') -> await tuple: Waits until some or all are done, and gives the sets of those that are and are not; cancels nothing.
as_completed(fs, *, timeout=None): Goes through the awaitables in the order in which they come to be done.
shield(arg) -> Future: Waits for it, but keeps it running when the wait itself is cancelled.
timeout(delay) -> Timeout: With async with: cancels the block after delay seconds and turns that into TimeoutError.
timeout_at(when) -> Timeout: The same with a time on the loop's clock.
to_thread(func, /, *args, **kwargs) -> await: Calls the function in another thread, so that it does not block the loop.
run_coroutine_threadsafe(coro, loop): Hands a coroutine to a loop that runs in another thread.
current_task(loop=None) -> Task: The task that runs, or None.
all_tasks(loop=None) -> set: The tasks of the loop that are not done.
get_running_loop() -> AbstractEventLoop: The loop that runs; an error where none does.
get_event_loop() -> AbstractEventLoop: The running loop, else the one that was set for this thread.
new_event_loop() -> AbstractEventLoop: A new loop, which runs nothing yet.
set_event_loop(loop): Makes it the loop of this thread.
ensure_future(coro_or_future, *, loop=None) -> Task: A task for the coroutine; a future is given back as it is.
iscoroutine(obj) -> bool: Whether the object is a coroutine.
iscoroutinefunction(func) -> bool: Whether calling it makes a coroutine.
isfuture(obj) -> bool: Whether the object is a future or a task.
wrap_future(future, *, loop=None) -> Future: A future of the loop that follows one of another thread.
eager_task_factory(loop, coro, *, name=None, context=None) -> Task: For set_task_factory: tasks begin at once, up to their first real wait.
CancelledError(*args): Raised at the await where a cancelled task stands; clean up and raise it again.
InvalidStateError(*args): The future is done already, or not done yet.
TimeoutError(*args): Something took longer than it may; the same as the builtin one.
QueueEmpty(*args): get_nowait of an empty queue.
QueueFull(*args): put_nowait into a full queue.
QueueShutDown(*args): The queue was shut down.
BrokenBarrierError(*args): The barrier was aborted or reset while a task waited at it.
FIRST_COMPLETED: For wait: return when the first one is done.
FIRST_EXCEPTION: For wait: return when the first one fails, or all are done.
ALL_COMPLETED: For wait: return when all are done.

# browser
button(label) -> await: Shows a button and waits until the reader presses it; on the real clock only.
frame() -> await float: Waits for the page's next animation frame, and gives its time in seconds.
message() -> await str: Waits for a text that the reader sends.
fetch(url) -> await: Fetches a URL of this site: its status and text; on the real clock only.

# asyncio.Task(coro, *, loop=None, name=None, context=None, eager_start=False): A coroutine that the loop runs by itself; a future for its result.
cancel(msg=None) -> bool: Asks the task to end: CancelledError is raised at the await where it stands.
cancelled() -> bool: Whether it ended by being cancelled.
cancelling() -> int: How many cancels were asked for and not taken back.
uncancel() -> int: Takes one cancel back.
done() -> bool: Whether it has ended, however.
result(): What it returned; raises what it ended with.
exception(): The exception that it ended with, or None.
get_name() -> str: The task's name.
set_name(value): Gives the task another name.
get_coro(): The coroutine that it runs.
add_done_callback(callback, *, context=None): Calls it with the task, soon after the task is done.
remove_done_callback(fn) -> int: Takes the callback away, and tells how often it was there.

# asyncio.Future(*, loop=None): A box for a result that is not there yet; awaiting it waits until somebody sets it.
set_result(result): Makes the future done, and wakes all who wait.
set_exception(exception): Makes the future done with an error, which is raised where it is awaited.
result(): The result; raises the exception, or InvalidStateError before it is done.
exception(): The exception that was set, or None.
done() -> bool: Whether it has a result or an exception, or was cancelled.
cancelled() -> bool: Whether it was cancelled.
cancel(msg=None) -> bool: Cancels it; CancelledError is raised where it is awaited.
add_done_callback(callback, *, context=None): Calls it with the future, soon after that is done.
remove_done_callback(fn) -> int: Takes the callback away, and tells how often it was there.
get_loop() -> AbstractEventLoop: The loop that it belongs to.

# asyncio.TaskGroup(): With async with: waits at the end of the block for all its tasks; when one fails, cancels the others.
create_task(coro, *, name=None, context=None) -> Task: Starts a task in the group.

# asyncio.Timeout(when): What asyncio.timeout gives: a deadline that can be moved.
when() -> float: The deadline on the loop's clock, or None.
reschedule(when): Moves the deadline.
expired() -> bool: Whether the deadline has passed and cancelled the block.

# asyncio.Lock(): Lets one task at a time into its async with block.
acquire() -> await bool: Waits until the lock is free, and takes it.
release(): Gives the lock to the task that has waited longest.
locked() -> bool: Whether somebody holds it.

# asyncio.Event(): A flag that tasks can wait for.
set(): Raises the flag, and wakes all who wait.
clear(): Lowers the flag.
is_set() -> bool: Whether the flag is up.
wait() -> await bool: Waits until the flag is up.

# asyncio.Condition(lock=None): A lock with a place to wait for news about what it guards.
acquire() -> await bool: Takes the lock.
release(): Gives the lock back.
locked() -> bool: Whether somebody holds the lock.
wait() -> await bool: Gives the lock back, waits to be notified, and takes it again.
wait_for(predicate) -> await: Waits until the predicate is true.
notify(n=1): Wakes so many of those who wait.
notify_all(): Wakes all who wait.

# asyncio.Semaphore(value=1): Lets so many tasks at a time into its async with block.
acquire() -> await bool: Waits for a place, and takes it.
release(): Gives a place back.
locked() -> bool: Whether nobody can get in at once.

# asyncio.BoundedSemaphore(value=1): A semaphore that does not let more places be given back than were taken.
acquire() -> await bool: Waits for a place, and takes it.
release(): Gives a place back; ValueError for one too many.
locked() -> bool: Whether nobody can get in at once.

# asyncio.Barrier(parties): A place where so many tasks wait for one another.
wait() -> await int: Waits for the others, and gives the task's number among them.
reset() -> await: Sends those who wait away with BrokenBarrierError, and begins anew.
abort() -> await: Breaks the barrier for good.
parties -> int: How many tasks it waits for.
n_waiting -> int: How many wait now.
broken -> bool: Whether it is broken.

# asyncio.Queue(maxsize=0): First in, first out, between tasks; a full one makes put wait, an empty one get.
put(item) -> await: Waits for room, and puts the item in.
get() -> await: Waits for an item, and takes it out.
put_nowait(item): Puts the item in at once, or raises QueueFull.
get_nowait(): Takes an item out at once, or raises QueueEmpty.
join() -> await: Waits until task_done was called for every item.
task_done(): Says that an item that was taken out is dealt with.
shutdown(immediate=False): Lets nothing in any more; immediate also drops what is in it.
qsize() -> int: How many items are in it.
empty() -> bool: Whether nothing is in it.
full() -> bool: Whether there is no room.
maxsize -> int: How many items there is room for; 0 for any number.

# asyncio.PriorityQueue(maxsize=0): A queue that gives its smallest item first.
put(item) -> await: Waits for room, and puts the item in.
get() -> await: Waits for an item, and takes the smallest out.
put_nowait(item): Puts the item in at once, or raises QueueFull.
get_nowait(): Takes the smallest item out at once, or raises QueueEmpty.
join() -> await: Waits until task_done was called for every item.
task_done(): Says that an item that was taken out is dealt with.
qsize() -> int: How many items are in it.
empty() -> bool: Whether nothing is in it.
full() -> bool: Whether there is no room.

# asyncio.LifoQueue(maxsize=0): A queue that gives its newest item first.
put(item) -> await: Waits for room, and puts the item in.
get() -> await: Waits for an item, and takes the newest out.
put_nowait(item): Puts the item in at once, or raises QueueFull.
get_nowait(): Takes the newest item out at once, or raises QueueEmpty.
join() -> await: Waits until task_done was called for every item.
task_done(): Says that an item that was taken out is dealt with.
qsize() -> int: How many items are in it.
empty() -> bool: Whether nothing is in it.
full() -> bool: Whether there is no room.

# asyncio.Runner(*, debug=None, loop_factory=None): With with: one loop for several runs.
run(coro, *, context=None): Runs the coroutine to its end.
get_loop() -> AbstractEventLoop: The runner's loop.
close(): Cancels what is left over, and closes the loop.

# asyncio.AbstractEventLoop(): The event loop: what is ready runs, one after the other.
run_until_complete(future): Runs the loop until the future or coroutine is done, and gives its result.
run_forever(): Runs the loop until stop is called.
stop(): Ends the loop after the iteration that runs.
close(): Closes the loop for good.
is_running() -> bool: Whether the loop runs.
is_closed() -> bool: Whether the loop was closed.
time() -> float: Seconds on the loop's clock.
call_soon(callback, *args, context=None) -> Handle: Calls it in the next iteration.
call_later(delay, callback, *args, context=None) -> TimerHandle: Calls it after delay seconds.
call_at(when, callback, *args, context=None) -> TimerHandle: Calls it at a time on the loop's clock.
call_soon_threadsafe(callback, *args, context=None) -> Handle: The same as call_soon, from another thread.
create_task(coro, *, name=None, context=None) -> Task: Wraps the coroutine in a task.
create_future() -> Future: A future of this loop.
run_in_executor(executor, func, *args) -> Future: Calls the function in a thread of the executor; None for the default one.
set_task_factory(factory): What makes tasks from now on; None for the usual.
set_exception_handler(handler): Who hears of errors that nobody catches.
call_exception_handler(context): Tells of an error.
set_debug(enabled): Switches the debug mode.
get_debug() -> bool: Whether the loop is in debug mode.
slow_callback_duration -> float: Seconds from which on the debug mode calls a step slow.
shutdown_asyncgens() -> await: Closes asynchronous generators that are still open.

# asyncio.Handle(): A callback that waits for its turn.
cancel(): Takes it back.
cancelled() -> bool: Whether it was taken back.

# asyncio.TimerHandle(): A callback that waits for its time.
cancel(): Takes it back.
cancelled() -> bool: Whether it was taken back.
when() -> float: Its time on the loop's clock.
`;
