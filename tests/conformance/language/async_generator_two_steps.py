# Two steps of one asynchronous generator at once, driven by hand.
import gc
import types


@types.coroutine
def turn(value):
    return (yield value)


async def numbers():
    try:
        while True:
            got = await turn("waits")
            try:
                yield got
            except ValueError as error:
                print("inside:", error)
    finally:
        await turn("cleans")


def step(label, action):
    try:
        print(label, action())
    except BaseException as error:
        print(label, type(error).__name__, error)


def second(label, make):
    """Begins a step and, in its middle, another one."""
    print("--", label)
    generator = numbers()
    first = generator.__anext__()
    step("first", lambda: first.send(None))
    print(generator.ag_running)
    other = make(generator)
    step("second", lambda: other.send(None))
    step("second again", lambda: other.send(None))
    print(generator.ag_running)
    step("first again", lambda: first.send("one"))
    print(generator.ag_running)
    step("first after its end", lambda: first.send(None))
    step("second after the first", lambda: other.send(None))
    third = generator.asend("x")
    step("third", lambda: third.send(None))
    step("third again", lambda: third.throw(ValueError("thrown")))
    print(generator.ag_running)
    closing = generator.aclose()
    step("closing", lambda: closing.send(None))
    step("closing again", lambda: closing.send(None))


second("anext", lambda generator: generator.__anext__())
second("asend", lambda generator: generator.asend("two"))
second("athrow", lambda generator: generator.athrow(ValueError("boom")))
second("aclose", lambda generator: generator.aclose())


def second_thrown(label, make):
    """The other step begins with an exception."""
    print("-- throw into", label)
    generator = numbers()
    first = generator.asend(None)
    step("first", lambda: first.send(None))
    other = make(generator)
    step("second", lambda: other.throw(KeyError("key")))
    step("second again", lambda: other.send(None))
    other = make(generator)
    step("closed", lambda: other.close())
    step("after close", lambda: other.send(None))
    step("first again", lambda: first.send("one"))
    step("closed after its end", lambda: first.close())
    closing = generator.aclose()
    step("closing", lambda: closing.send(None))
    step("closing again", lambda: closing.send(None))


second_thrown("anext", lambda generator: generator.__anext__())
second_thrown("asend", lambda generator: generator.asend("two"))
second_thrown("athrow", lambda generator: generator.athrow(ValueError("boom")))
second_thrown("aclose", lambda generator: generator.aclose())

# A step that is closed in its middle ends; the generator may go on.
print("-- closed")
generator = numbers()
first = generator.__anext__()
step("first", lambda: first.send(None))
step("close", lambda: first.close())
print(generator.ag_running, generator.ag_frame is None)


# Two tasks.
async def slow():
    import asyncio

    for number in range(3):
        await asyncio.sleep(0.01)
        yield number


async def main():
    import asyncio

    generator = slow()
    answers = await asyncio.gather(
        generator.__anext__(), generator.asend(None), generator.aclose(), generator.athrow(ValueError), return_exceptions=True
    )
    print(answers)
    print([number async for number in generator])


import asyncio

asyncio.run(main())
gc.collect()
