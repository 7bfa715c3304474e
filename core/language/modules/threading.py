"""threading: threads of the program, as lanes that take turns. One lock is native; all else is made of it."""

import sys
from _thread import _get_name, get_ident, lock as Lock, start_new_thread
from time import monotonic

# fmt: off
__all__ = [
    "Thread", "Lock", "RLock", "Condition", "Event", "Semaphore", "BoundedSemaphore", "Barrier", "BrokenBarrierError",
    "Timer", "local", "current_thread", "main_thread", "active_count", "enumerate", "get_ident", "get_native_id",
    "ThreadError", "excepthook", "TIMEOUT_MAX",
]
# fmt: on
ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0
get_native_id = get_ident
_active = {}
_enumerate = enumerate


class _Counter:
    def __init__(self):
        self.last = 0

    def next(self):
        self.last += 1
        return self.last


_thread_numbers = _Counter()


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        if name is None:
            name = f"Thread-{_thread_numbers.next()}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._name = str(name)
        self._daemonic = current_thread()._daemonic if daemon is None else daemon
        self._ident = None
        self._started = False
        self._over = False
        self._ended = Lock()
        self._ended.acquire()

    def start(self):
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = True
        self._ident = start_new_thread(self._run_to_the_end, self._name, self._daemonic)
        _active[self._ident] = self

    def _run_to_the_end(self):
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            excepthook(_ExceptHookArgs((type(error), error, error.__traceback__, self)))
        finally:
            self._over = True
            del _active[get_ident()]
            self._ended.release()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._over:
            return
        if self._ended.acquire(True, -1 if timeout is None else max(timeout, 0)):
            self._ended.release()

    def is_alive(self):
        return self._started and not self._over

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    def getName(self):
        return self._name

    def setName(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def __repr__(self):
        status = "initial" if not self._started else "stopped" if self._over else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"


class _ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    import traceback

    print(f"Exception in thread {args.thread.name}:", file=sys.stderr)
    traceback.print_exception(args.exc_value, file=sys.stderr)


class _MainThread(Thread):
    def __init__(self):
        self._name = "MainThread"
        self._daemonic = False
        self._started = True
        self._over = False
        self._ident = 1
        self._ended = Lock()
        self._ended.acquire()


class _DummyThread(Thread):
    """A thread that was not made here: a worker of the event loop's own executor."""

    def __init__(self):
        self._name = _get_name()
        self._daemonic = False
        self._started = True
        self._over = False
        self._ident = get_ident()
        self._ended = Lock()
        self._ended.acquire()


_main = _MainThread()
_active[1] = _main


def current_thread():
    ident = get_ident()
    if ident not in _active:
        _active[ident] = _DummyThread()
    return _active[ident]


def main_thread():
    return _main


def enumerate():
    return list(_active.values())


def active_count():
    return len(_active)


def _shutdown():
    """At the end of the main program: waits for the threads that are no daemons."""
    pools = sys.modules.get("concurrent.futures")
    if pools is not None:
        pools._end_pools()
    not_awaited = (_DummyThread, _MainThread)
    while others := [each for each in enumerate() if not (each._daemonic or isinstance(each, not_awaited))]:
        others[0].join()


currentThread = current_thread
activeCount = active_count


class RLock:
    def __init__(self):
        self._block = Lock()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        acquired = self._block.acquire(blocking, timeout)
        if acquired:
            self._owner = me
            self._count = 1
        return acquired

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            self._block.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        state = "locked" if self._block.locked() else "unlocked"
        return f"<{state} _thread.RLock object owner={self._owner or 0} count={self._count} at {id(self):#x}>"

    def _release_all(self):
        count, self._count, self._owner = self._count, 0, None
        self._block.release()
        return count

    def _acquire_again(self, count):
        self._block.acquire()
        self._count, self._owner = count, get_ident()

    def _is_owned(self):
        return self._owner == get_ident()


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc_info):
        return self._lock.__exit__(*exc_info)

    def __repr__(self):
        return f"<Condition({self._lock!r}, {len(self._waiters)})>"

    def _is_owned(self):
        if hasattr(self._lock, "_is_owned"):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        is_recursive = hasattr(self._lock, "_release_all")
        count = self._lock._release_all() if is_recursive else self._lock.release()
        woken = False
        try:
            woken = waiter.acquire(True, -1 if timeout is None else max(timeout, 0))
            return woken
        finally:
            if is_recursive:
                self._lock._acquire_again(count)
            else:
                self._lock.acquire()
            if not woken and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        for waiter in self._waiters[:n]:
            waiter.release()
        del self._waiters[:n]

    def notify_all(self):
        self.notify(len(self._waiters))


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return f"<threading.Event at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag:
                return self._cond.wait(timeout)
            return True


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not blocking and self._value == 0:
                return False
            if not self._cond.wait_for(lambda: self._value > 0, timeout):
                return False
            self._value -= 1
            return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._round = 0
        self.parties = parties
        self.n_waiting = 0
        self.broken = False

    def wait(self, timeout=None):
        with self._cond:
            if self.broken:
                raise BrokenBarrierError
            index = self.n_waiting
            self.n_waiting += 1
            if self.n_waiting == self.parties:
                if self._action is not None:
                    self._action()
                self._next_round()
                return index
            mine = self._round
            passed = self._cond.wait_for(
                lambda: self._round != mine or self.broken, self._timeout if timeout is None else timeout
            )
            if not passed:
                self.broken = True
                self._cond.notify_all()
            if self.broken:
                raise BrokenBarrierError
            return index

    def _next_round(self):
        self._round += 1
        self.n_waiting = 0
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            self.broken = self.n_waiting > 0
            self._next_round()
            self.broken = False

    def abort(self):
        with self._cond:
            self.broken = True
            self._cond.notify_all()


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = () if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class local:
    """Attributes of which each thread has its own."""

    def __init__(self):
        object.__setattr__(self, "_by_thread", {})

    def _own(self):
        return object.__getattribute__(self, "_by_thread").setdefault(get_ident(), {})

    def __getattr__(self, name):
        try:
            return self._own()[name]
        except KeyError:
            raise AttributeError(f"'_thread._local' object has no attribute {name!r}") from None

    def __setattr__(self, name, value):
        self._own()[name] = value

    def __delattr__(self, name):
        if name not in self._own():
            raise AttributeError(f"'_thread._local' object has no attribute {name!r}")
        del self._own()[name]
