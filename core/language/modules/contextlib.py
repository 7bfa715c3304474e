"""contextlib: making and combining context managers."""

import sys
from abc import ABC, abstractmethod
from functools import wraps
from types import GenericAlias

__all__ = [
    "contextmanager", "asynccontextmanager", "closing", "aclosing", "nullcontext", "suppress", "redirect_stdout",
    "redirect_stderr", "ExitStack", "AsyncExitStack", "ContextDecorator", "AsyncContextDecorator",
    "AbstractContextManager", "AbstractAsyncContextManager",
]  # fmt: skip


class AbstractContextManager(ABC):
    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return hasattr(C, "__enter__") and hasattr(C, "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return hasattr(C, "__aenter__") and hasattr(C, "__aexit__")
        return NotImplemented


class ContextDecorator:
    """A context manager that can decorate functions too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _Generated:
    """The part that both kinds of generated context managers share: the generator, and how it is made again."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None)

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)


def _is_the_same(error, raised, stop):
    """Whether `error` is `raised` come back: itself, or wrapped because a generator must not raise StopIteration."""
    return error is raised or (isinstance(raised, stop) and error.__cause__ is raised)


class _GeneratorContextManager(_Generated, AbstractContextManager, ContextDecorator):
    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as exc:
            return exc is not value
        except BaseException as exc:
            if not _is_the_same(exc, value, StopIteration):
                raise
            exc.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_Generated, AbstractAsyncContextManager, AsyncContextDecorator):
    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as exc:
            return exc is not value
        except BaseException as exc:
            if not _is_the_same(exc, value, (StopIteration, StopAsyncIteration)):
                raise
            exc.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    @wraps(func)
    def make(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return make


def asynccontextmanager(func):
    @wraps(func)
    def make(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return make


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return False
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            rest = excinst.split(self._exceptions)[1]
            if rest is None:
                return True
            raise rest
        return False


class _Redirect(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    _stream = "stdout"


class redirect_stderr(_Redirect):
    _stream = "stderr"


class _Stack:
    """What is to be done at the end, the last thing first; each entry tells whether it must be awaited."""

    def __init__(self):
        self._exits = []

    def pop_all(self):
        taken = type(self)()
        taken._exits, self._exits = self._exits, []
        return taken

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        self._exits.append((False, exit if method is None else exit.__exit__))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        if not (hasattr(cls, "__enter__") and hasattr(cls, "__exit__")):
            name = f"{cls.__module__}.{cls.__qualname__}"
            raise TypeError(f"'{name}' object does not support the context manager protocol")
        result = cm.__enter__()
        self._exits.append((False, cm.__exit__))
        return result

    def callback(self, callback, /, *args, **kwds):
        def exit(exc_type, exc, tb):
            callback(*args, **kwds)

        self._exits.append((False, exit))
        return callback


def _details(error):
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def _put_in_context(raised, earlier, handled):
    """What an exit raises has the error before it as its context, as if the exits were nested `with` statements."""
    while True:
        context = raised.__context__
        if context is None or context is earlier:
            return
        if context is handled:
            break
        raised = context
    raised.__context__ = earlier


def _raise_as_it_is(error):
    context = error.__context__
    try:
        raise error
    except BaseException:
        error.__context__ = context
        raise


class ExitStack(_Stack, AbstractContextManager):
    def __enter__(self):
        return self

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *exc_details):
        first = current = exc_details[1]
        handled = sys.exception()
        while self._exits:
            _, exit = self._exits.pop()
            try:
                if exit(*_details(current)):
                    current = None
            except BaseException as raised:
                _put_in_context(raised, current, handled)
                current = raised
        if current is not None and current is not first:
            _raise_as_it_is(current)
        return first is not None and current is None


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    async def __aenter__(self):
        return self

    async def aclose(self):
        await self.__aexit__(None, None, None)

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        self._exits.append((True, exit if method is None else exit.__aexit__))
        return exit

    async def enter_async_context(self, cm):
        cls = type(cm)
        if not (hasattr(cls, "__aenter__") and hasattr(cls, "__aexit__")):
            name = f"{cls.__module__}.{cls.__qualname__}"
            raise TypeError(f"'{name}' object does not support the asynchronous context manager protocol")
        result = await cm.__aenter__()
        self._exits.append((True, cm.__aexit__))
        return result

    def push_async_callback(self, callback, /, *args, **kwds):
        async def exit(exc_type, exc, tb):
            await callback(*args, **kwds)

        self._exits.append((True, exit))
        return callback

    async def __aexit__(self, *exc_details):
        first = current = exc_details[1]
        handled = sys.exception()
        while self._exits:
            is_async, exit = self._exits.pop()
            try:
                answer = exit(*_details(current))
                if is_async:
                    answer = await answer
                if answer:
                    current = None
            except BaseException as raised:
                _put_in_context(raised, current, handled)
                current = raised
        if current is not None and current is not first:
            _raise_as_it_is(current)
        return first is not None and current is None
