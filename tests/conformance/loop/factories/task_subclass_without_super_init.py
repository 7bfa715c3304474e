import asyncio


class Empty(asyncio.Task):
    def __init__(self, coro):
        pass


class Hollow(asyncio.Future):
    def __init__(self):
        pass


def attempt(what, function):
    try:
        print(what, function())
    except RuntimeError as error:
        print(what, error)


async def work():
    pass


async def main():
    coro = work()
    for future in Empty(coro), Hollow():
        attempt("repr", lambda: repr(future))
        attempt("done", future.done)
        attempt("loop", future.get_loop)
        try:
            await future
        except RuntimeError as error:
            print("await", error)
    coro.close()


asyncio.run(main())
