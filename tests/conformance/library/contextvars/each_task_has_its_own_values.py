import asyncio
from contextvars import Context, ContextVar

user = ContextVar("user", default="nobody")


async def worker(number):
    user.set(number)
    await asyncio.sleep(0.05 * (3 - number))
    print("worker", number, user.get())
    return user.get()


async def child():
    return user.get()


async def main():
    user.set("main")
    print(await asyncio.gather(*(worker(number) for number in range(3))), user.get())
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: (print("callback", user.get()), user.set("in the callback")))
    user.set("later")
    await asyncio.sleep(0)
    print(user.get())
    context = Context()
    loop.call_soon(lambda: user.set("explicit"), context=context)
    await asyncio.sleep(0)
    print(context[user], user.get())
    task = asyncio.create_task(worker(1), context=context)
    await task
    print(context[user])
    task.add_done_callback(lambda task: print("done", user.get()))
    user.set("changed")
    task.add_done_callback(lambda task: print("done", user.get()), context=context)
    await asyncio.sleep(0)
    print(await asyncio.to_thread(user.get), await child(), await asyncio.wait_for(child(), 1), await asyncio.create_task(child()))
    loop.call_later(0.05, lambda: print("later", user.get()))
    user.set("x")
    await asyncio.sleep(0.1)
    async with asyncio.TaskGroup() as group:
        group.create_task(worker(2))
        group.create_task(worker(0), context=context)
    print(context[user], user.get())
    await worker(1)
    print(user.get())


asyncio.run(main())
print(user.get())
