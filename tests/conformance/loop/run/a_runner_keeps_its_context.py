import asyncio
import contextvars

count = contextvars.ContextVar("count", default=0)


async def next_count():
    count.set(count.get() + 1)
    return count.get()


def factory():
    print("a loop is made")
    return asyncio.new_event_loop()


with asyncio.Runner() as runner:
    print(runner.run(next_count()), runner.run(next_count()), count.get())
    own = contextvars.copy_context()
    print(runner.run(next_count(), context=own), own[count], runner.run(next_count()))
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.run(next_count(), loop_factory=factory), asyncio.get_event_loop() is loop)
loop.close()
