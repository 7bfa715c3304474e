"""Results and exceptions of a task

A task ends in one of three ways: with a result, with an exception, or cancelled. done(), cancelled(), exception()
and result() tell which, and await raises again what the task raised.

Look at 0.2: The error stays inside its task until somebody asks for it.
"""

import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    if name == "broken":
        raise ValueError("a gear fell out")
    return f"{name} made it"


def finished(task):
    print("callback:", task.get_name(), "is done")


async def main():
    tasks = {}
    for name, seconds in [("fine", 0.1), ("broken", 0.2), ("endless", 60)]:
        tasks[name] = asyncio.create_task(work(name, seconds), name=name)
        tasks[name].add_done_callback(finished)
    await asyncio.sleep(0.4)
    tasks["endless"].cancel()
    await asyncio.wait(tasks.values())

    print("result:", tasks["fine"].result())
    print("exception:", repr(tasks["broken"].exception()))
    print("cancelled:", tasks["endless"].cancelled())
    try:
        await tasks["broken"]
    except ValueError as error:
        print("await raised:", error)


asyncio.run(main())
