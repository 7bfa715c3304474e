import asyncio
import contextlib
from contextlib import *


@contextmanager
def named(name, fails=False, swallows=False):
    print("enter", name)
    try:
        yield name
    except ValueError:
        if not swallows:
            raise
    finally:
        print("exit", name)
        if fails:
            raise KeyError(name)


def chain(error):
    names = []
    while error is not None:
        names.append(repr(error))
        error = error.__context__
    return " <- ".join(names)


try:
    with ExitStack() as stack:
        stack.enter_context(named("a", fails=True))
        stack.enter_context(named("b", fails=True))
        raise ValueError("body")
except KeyError as error:
    print(chain(error))
with ExitStack() as stack:
    stack.enter_context(named("outer", swallows=True))
    stack.push(lambda kind, error, tb: print("pushed", kind))
    stack.callback(print, "called", 1, sep="=")

    @stack.callback
    def last():
        print("first of all")

    raise ValueError("swallowed")
print("after")


class Bare:
    def __exit__(self, *details):
        print("bare", details[0])
        return True


stack = ExitStack()
stack.push(Bare())
stack.push(3) if False else None
kept = stack.pop_all()
stack.close()
print("closed", type(kept).__name__)
kept.close()
for wrong in (lambda: ExitStack().enter_context(3), lambda: ExitStack().enter_context(Bare())):
    try:
        wrong()
    except TypeError as error:
        print(error)


class Resource(AbstractAsyncContextManager):
    async def __aexit__(self, *details):
        print("resource", details[0])


async def main():
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(Resource())
        stack.enter_context(named("sync"))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.push_async_exit(Resource())

        @stack.push_async_callback
        async def noted():
            print("noted")

        closing_stack = stack.pop_all()
    await closing_stack.aclose()
    try:
        async with AsyncExitStack() as stack:
            stack.enter_context(named("x", fails=True))
            raise ValueError("body")
    except KeyError as error:
        print(chain(error))
    try:
        await stack.enter_async_context(named("y"))
    except TypeError as error:
        print(error)

    @asynccontextmanager
    async def counted(n):
        print("begin", n)
        yield n
        print("end", n)

    @counted(1)
    async def work(x):
        return x

    print(await work(1), await work(2))
    async with nullcontext(5) as five, aclosing(agen()) as items:
        print(five, [item async for item in items])


async def agen():
    yield 1
    yield 2


asyncio.run(main())
with suppress(ExceptionGroup if False else ValueError, KeyError):
    raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
try:
    with suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* TypeError as group:
    print(repr(group))
import io

out = io.StringIO()
with redirect_stdout(out), redirect_stderr(out):
    print("hidden")
print(repr(out.getvalue()), isinstance(nullcontext(), AbstractContextManager), AbstractContextManager[int] is not None)


class Deco(ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("in", self.name)
        return self

    def __exit__(self, *details):
        print("out", details[0])
        return True


@Deco("d")
def fails():
    raise ValueError


print(fails(), fails.__name__)
with closing(out) as same:
    print(same is out)
print(out.closed)
