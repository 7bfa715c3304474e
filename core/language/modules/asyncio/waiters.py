"""What locks and queues wait with: a line of futures, the first in line is woken first."""

from _asyncio import _new_future, get_running_loop


class LoopBound:
    """Belongs to the loop that it first waited on."""

    _loop = None

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop


class Waiters:
    """The futures of those who wait, in the order in which they came. Each leaves when it goes on, however."""

    def __init__(self, label):
        """`label` tells what waiting here is, to those who watch: "Lock.acquire"."""
        self._label = label
        self._line = []

    def __len__(self):
        return len(self._line)

    def __iter__(self):
        return iter(self._line)

    async def wait(self, loop):
        future = self.join(loop)
        try:
            return await future
        finally:
            self._line.remove(future)

    def join(self, loop):
        future = _new_future(loop, self._label)
        self._line.append(future)
        return future

    def wake(self, count=1):
        """Wakes the first ones that sleep still; answers how many."""
        woken = 0
        for future in self._line:
            if woken >= count:
                break
            if not future.done():
                future.set_result(True)
                woken += 1
        return woken

    def any_left(self):
        return any(not future.cancelled() for future in self._line)


def described(object, state):
    """`object`'s plain repr with its state in brackets."""
    return f"<{object_repr(object)[1:-1]} [{state}]>"


object_repr = object.__repr__
