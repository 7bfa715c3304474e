"""asyncio's locks. As CPython 3.13 (locks.py): fair, first come first served, and safe to cancel at any await."""

from _asyncio import CancelledError, _current_task_id
from asyncio.waiters import LoopBound, Waiters, described

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "BrokenBarrierError")


class BrokenBarrierError(RuntimeError):
    """Barrier is broken by barrier.abort() call."""

    __module__ = "asyncio.exceptions"


class _Held:
    """`async with`: acquired on the way in, released on the way out."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


def _with_waiters(state, waiters):
    return f"{state}, waiters:{len(waiters)}" if waiters else state


class Lock(_Held, LoopBound):
    def __init__(self):
        self._waiters = Waiters("Lock.acquire")
        self._locked = False
        self._holder = 0

    def __repr__(self):
        return described(self, _with_waiters("locked" if self._locked else "unlocked", self._waiters))

    def locked(self):
        return self._locked

    async def acquire(self):
        if self._locked or self._waiters.any_left():
            try:
                await self._waiters.wait(self._get_loop())
            except CancelledError:
                # It may have been woken and cancelled in one step: the turn goes to the next in line.
                if not self._locked:
                    self._wake_first()
                raise
        self._locked = True
        self._holder = _current_task_id()
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._holder = 0
        self._wake_first()

    def _wake_first(self):
        # Only the very first: if it was woken already, the lock is on its way.
        for future in self._waiters:
            if not future.done():
                future.set_result(True)
            return


class Event(LoopBound):
    def __init__(self):
        self._waiters = Waiters("Event.wait")
        self._value = False

    def __repr__(self):
        return described(self, _with_waiters("set" if self._value else "unset", self._waiters))

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            self._waiters.wake(len(self._waiters))

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            await self._waiters.wait(self._get_loop())
        return True


class Condition(_Held, LoopBound):
    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = Waiters("Condition.wait")

    def __repr__(self):
        return described(self, _with_waiters("locked" if self.locked() else "unlocked", self._waiters))

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        loop = self._get_loop()
        self.release()
        try:
            try:
                return await self._waiters.wait(loop)
            finally:
                await self._acquire_in_any_case()
        except BaseException:
            # Whoever woke this one must not have done so in vain.
            self._waiters.wake(1)
            raise

    async def _acquire_in_any_case(self):
        cancelled = None
        while True:
            try:
                await self.acquire()
                break
            except CancelledError as error:
                cancelled = error
        if cancelled is not None:
            try:
                raise cancelled
            finally:
                cancelled = None

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._waiters.wake(n)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Held, LoopBound):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = Waiters("Semaphore.acquire")
        self._value = value

    def __repr__(self):
        state = "locked" if self.locked() else f"unlocked, value:{self._value}"
        return described(self, _with_waiters(state, self._waiters))

    def locked(self):
        return self._value == 0 or self._waiters.any_left()

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        future = self._waiters.join(self._get_loop())
        try:
            try:
                await future
            finally:
                self._waiters._line.remove(future)
        except CancelledError:
            # Woken and cancelled in one step: the slot that it was given is free again.
            if future.done() and not future.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._give_to_next():
                pass
        return True

    def release(self):
        self._value += 1
        self._give_to_next()

    def _give_to_next(self):
        """A slot belongs to whom it is given, from that moment on: nobody can overtake."""
        if not self._waiters.wake(1):
            return False
        self._value -= 1
        return True


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


_FILLING = "filling"
_DRAINING = "draining"
_RESETTING = "resetting"
_BROKEN = "broken"


class Barrier(LoopBound):
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._condition = Condition()
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        if self.broken:
            return described(self, self._state)
        return described(self, f"{self._state}, waiters:{self.n_waiting}/{self.parties}")

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state is _FILLING else 0

    @property
    def broken(self):
        return self._state is _BROKEN

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._condition:
            # The next round begins when everybody has left this one.
            await self._condition.wait_for(lambda: self._state not in (_DRAINING, _RESETTING))
            if self._state is _BROKEN:
                raise BrokenBarrierError("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if self._count == self._parties:
                    self._change(_DRAINING)
                else:
                    await self._condition.wait_for(lambda: self._state is not _FILLING)
                    if self._state in (_BROKEN, _RESETTING):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (_RESETTING, _DRAINING):
                    self._state = _FILLING
                    self._condition.notify_all()

    async def reset(self):
        async with self._condition:
            self._change(_RESETTING if self._count > 0 else _FILLING)

    async def abort(self):
        async with self._condition:
            self._change(_BROKEN)

    def _change(self, state):
        self._state = state
        self._condition.notify_all()
