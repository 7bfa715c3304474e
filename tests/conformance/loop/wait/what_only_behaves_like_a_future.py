import asyncio


class Like:
    def __init__(self):
        self.told = []

    def add_done_callback(self, callback):
        asyncio.get_running_loop().call_soon(callback, self)

    def remove_done_callback(self, callback):
        self.told.append("removed")

    def done(self):
        return True

    def cancelled(self):
        return False

    def exception(self):
        return None


class Tasks:
    """An iterable whose `__iter__` is the program's own code."""

    def __iter__(self):
        yield asyncio.create_task(asyncio.sleep(0))


async def main():
    like = Like()
    print(await asyncio.wait([like]) == ({like}, set()), like.told)
    done, pending = await asyncio.wait(Tasks(), timeout=1)
    print(len(done), pending)

    task = asyncio.create_task(asyncio.sleep(0))
    for given in ([], 3, task, [None], {}, "ab", [task, 3], {1: 2}, Tasks):
        try:
            print(await asyncio.wait(given))
        except Exception as error:
            print(type(error).__name__, error)
    for options in (
        {"return_when": 3},
        {"return_when": "first"},
        {"timeout": "x"},
        {"timeout": None},
        {"timeout": True, "return_when": asyncio.FIRST_COMPLETED},
    ):
        for given in ([task], Tasks(), [], [3]):
            try:
                done, pending = await asyncio.wait(given, **options)
                print(options, len(done), len(pending))
            except Exception as error:
                print(options, type(error).__name__, error)


asyncio.run(main())
