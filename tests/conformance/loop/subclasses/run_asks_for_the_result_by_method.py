import asyncio


class Doubled(asyncio.Task):
    def result(self):
        print("asked")
        return super().result() * 2


class Late(asyncio.Future):
    def result(self):
        return ("late", super().result())


async def number():
    await asyncio.sleep(0)
    return 21


async def failing():
    raise ValueError("in a doubled task")


loop = asyncio.new_event_loop()
print(loop.run_until_complete(Doubled(number(), loop=loop)))
future = Late(loop=loop)
loop.call_soon(future.set_result, 1)
print(loop.run_until_complete(future))
loop.set_task_factory(lambda loop, coro, **options: Doubled(coro, loop=loop, **options))
print(loop.run_until_complete(number()))
try:
    loop.run_until_complete(failing())
except ValueError as error:
    print(error)
loop.close()
with asyncio.Runner() as runner:
    runner.get_loop().set_task_factory(lambda loop, coro, **options: Doubled(coro, loop=loop, **options))
    print(runner.run(number()))
