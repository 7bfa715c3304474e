# A task of what is awaitable, but no coroutine: its coroutine is asyncio's own.
import asyncio


class Turns:
    def __init__(self, count, error=None):
        self.count = count
        self.error = error

    def __await__(self):
        for _ in range(self.count):
            yield
        if self.error is not None:
            raise self.error
        return self.count


async def main():
    for awaitable in (Turns(1), Turns(1, ValueError("late")), Turns(0, KeyError("early"))):
        task = asyncio.ensure_future(awaitable)
        coroutine = task.get_coro()
        print(task, coroutine.__name__, coroutine.__qualname__, coroutine.cr_code.co_name, coroutine.cr_suspended)
        await asyncio.sleep(0)
        print(task, coroutine.cr_suspended)
        try:
            print("result", await task)
        except Exception as error:
            print("error", repr(error))
        print(task, coroutine.cr_frame)
    await asyncio.gather(Turns(1, ValueError("uncaught")))


asyncio.run(main())
