import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="nothing")


async def child(log):
    log.append(variable.get())
    return len(log)


async def main():
    loop = asyncio.get_running_loop()
    log = []
    task = asyncio.Task(child(log))
    print(log, await task)
    context = contextvars.Context()
    context.run(variable.set, "given")
    task = asyncio.Task(child(log), loop=loop, name="a task", context=context, eager_start=True)
    print(task.get_name(), task.done(), log)
    task = asyncio.Task(coro=child(log), eager_start=False)
    print(task.done(), await task)
    task = asyncio.Task(child(log), name=17)
    print(repr(task.get_name()), await task)
    for wrong in (lambda: asyncio.Task(child), lambda: asyncio.Task(), lambda: asyncio.Task(5, loop=loop)):
        try:
            wrong()
        except TypeError as error:
            print(str(error).split(" <")[0])
    print(asyncio.eager_task_factory.__name__, asyncio.eager_task_factory.__qualname__)
    print(asyncio.create_eager_task_factory.__name__)


asyncio.run(main())
