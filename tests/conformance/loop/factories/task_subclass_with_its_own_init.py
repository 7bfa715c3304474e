import asyncio


class Noted(asyncio.Task):
    def __init__(self, coro, *, loop=None, note="none"):
        self.note = note
        print("before:", self.done())
        super().__init__(coro, loop=loop, name=f"noted {note}")
        print("after:", self.get_name())


class Counted(asyncio.Task):
    made = 0

    def __new__(cls, *args, **kwargs):
        cls.made += 1
        return super().__new__(cls)


class Plain(asyncio.Task):
    pass


class Ticket(asyncio.Future):
    def __init__(self, number, *, loop=None):
        super().__init__(loop=loop)
        self.number = number


async def work(value):
    await asyncio.sleep(1)
    return value


async def main():
    noted = Noted(work(1), note="mine")
    print(type(noted).__name__, noted.note, await noted)
    counted = Counted(work(2), name="counted")
    print(Counted.made, counted.get_name(), await counted)
    plain = Plain(work(3))
    plain.extra = 4
    print(type(plain).__name__, plain.extra, await plain)
    ticket = Ticket(7)
    asyncio.get_running_loop().call_later(1, ticket.set_result, "called")
    print(type(ticket).__name__, ticket.number, await ticket)

    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **options: Noted(coro, loop=loop, note="factory"))
    print(await asyncio.gather(work(5), work(6)))
    loop.set_task_factory(None)


asyncio.run(main())
