"""timeit: how long a piece of code takes, by the session's clock."""

import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]
default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    """Runs `stmt` many times; both are source text, or callables without arguments."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {} if globals is None else globals
        own = {}
        for name, code in (("setup", setup), ("stmt", stmt)):
            if callable(code):
                own["_" + name] = code
            elif not isinstance(code, str):
                raise ValueError(f"{name} is neither a string nor callable")
        if isinstance(setup, str):
            compile(setup, "<timeit-src>", "exec")
        if isinstance(stmt, str):
            compile(f"{setup}\n{stmt}" if isinstance(setup, str) else stmt, "<timeit-src>", "exec")
        lines = ["def inner(_it, _timer, _setup=None, _stmt=None):"]
        lines += _indented("_setup()" if callable(setup) else setup, 1)
        lines += ["    _begin = _timer()", "    for _i in _it:"]
        lines += _indented("_stmt()" if callable(stmt) else stmt, 2)
        lines += ["    return _timer() - _begin"]
        made = {}
        exec(compile("\n".join(lines), "<timeit-src>", "exec"), names, made)
        self._inner = made["inner"]
        self._callables = own

    def timeit(self, number=default_number):
        """Seconds for all runs together, the setup not counted."""
        return self._inner(range(number), self.timer, **self._callables)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds) of the first of 1, 2, 5, 10, 20, 50... runs that take 0.2 seconds."""
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                seconds = self.timeit(number)
                if callback:
                    callback(number, seconds)
                if seconds >= 0.2:
                    return number, seconds
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(
    stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None
):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


def _indented(code, depth):
    return ["    " * depth + line for line in code.split("\n")]
