import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="nothing")


async def child(log):
    log.append(variable.get())
    variable.set("the child's")
    await asyncio.sleep(0)
    log.append(variable.get())


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    variable.set("main's")
    log = []
    task = asyncio.create_task(child(log))
    log.append(variable.get())
    await task
    log.append(variable.get())
    context = contextvars.copy_context()
    context.run(variable.set, "of the context")
    task = asyncio.create_task(child(log), context=context)
    log.append(variable.get())
    await task
    log.append(variable.get())
    log.append(context[variable])
    print(*log, sep="\n")


asyncio.run(main())
