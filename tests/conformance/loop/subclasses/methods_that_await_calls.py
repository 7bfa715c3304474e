"""What `await` calls of a future of a subclass: the result, once when it is woken."""

import asyncio


class Told(asyncio.Future):
    calls = []

    def result(self):
        self.calls.append("result")
        return super().result()

    def exception(self):
        self.calls.append("exception")
        return super().exception()

    def done(self):
        self.calls.append("done")
        return super().done()


class Failing(asyncio.Future):
    def result(self):
        raise LookupError("no result")


class Own(asyncio.Future):
    def __await__(self):
        print("own await")
        value = yield from super().__await__()
        return value + "!"


async def wait_on(future):
    try:
        print("got", await future)
    except BaseException as error:
        print("raised", repr(error))


async def main():
    loop = asyncio.get_running_loop()
    for kind in (Told, Failing, Own):
        future = kind()
        loop.call_soon(future.set_result, "late")
        await wait_on(future)
        future = kind()
        future.set_result("early")
        await wait_on(future)
        future = kind()
        loop.call_soon(future.set_exception, ValueError("x"))
        await wait_on(future)
        asyncio.Future.exception(future)
        future = kind()
        task = asyncio.create_task(wait_on(future))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        print(future.cancelled(), task.cancelled())
    print(Told.calls)


asyncio.run(main())
