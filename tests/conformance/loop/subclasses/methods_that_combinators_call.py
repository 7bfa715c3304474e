"""gather, wait, wait_for, shield and as_completed use futures by their methods, also overridden ones."""

import asyncio


class Told(asyncio.Future):
    calls = []

    def done(self):
        self.calls.append("done")
        return super().done()

    def cancelled(self):
        self.calls.append("cancelled")
        return super().cancelled()

    def result(self):
        self.calls.append("result")
        return "<" + super().result() + ">"

    def exception(self):
        self.calls.append("exception")
        return super().exception()

    def add_done_callback(self, fn, *, context=None):
        self.calls.append("add_done_callback")
        super().add_done_callback(fn, context=context)

    def remove_done_callback(self, fn):
        self.calls.append("remove_done_callback")
        return super().remove_done_callback(fn)


def show(name):
    print(name, Told.calls)
    Told.calls.clear()


async def use(name, function, *args, **options):
    for already in (False, True):
        future = Told()
        if already:
            future.set_result("early")
        else:
            asyncio.get_running_loop().call_soon(lambda: asyncio.Future.done(future) or future.set_result("late"))
        try:
            print(name, already, await function(future, *args, **options))
        except Exception as error:
            print(name, already, repr(error))
        show(name)


async def fail(name, function, **options):
    future = Told()
    asyncio.get_running_loop().call_soon(future.set_exception, ValueError("x"))
    try:
        print(name, await function(future, **options))
    except Exception as error:
        print(name, repr(error))
    show(name)
    asyncio.Future.exception(future)


async def wait(future, **options):
    done, pending = await asyncio.wait([future], **options)
    return len(done), len(pending)


async def completed(future):
    for each in asyncio.as_completed([future]):
        return await each


async def iterate(future):
    async for each in asyncio.as_completed([future]):
        return each is future


async def main():
    await use("gather", asyncio.gather)
    await use("gather exceptions", asyncio.gather, return_exceptions=True)
    await fail("gather", asyncio.gather)
    await fail("gather exceptions", asyncio.gather, return_exceptions=True)
    await use("shield", asyncio.shield)
    await fail("shield", asyncio.shield)
    await use("wait_for", asyncio.wait_for, 1)
    await use("wait_for 0", asyncio.wait_for, 0)
    await use("wait", wait)
    await fail("wait", wait, return_when=asyncio.FIRST_EXCEPTION)
    await use("as_completed", completed)
    await use("as_completed async", iterate)


asyncio.run(main())
