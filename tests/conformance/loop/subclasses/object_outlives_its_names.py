"""A task of a class of the program stays what it is when only the loop knows it, and reports show it."""

import asyncio


class Job(asyncio.Task):
    done_by = None

    def __del__(self):
        print("gone", self.done_by)


class Question(asyncio.Future):
    pass


async def work():
    await asyncio.sleep(0)
    return "work"


def told(task):
    task.done_by = task.result()
    print(type(task).__name__, task.done_by)


async def main():
    loop = asyncio.get_running_loop()
    Job(work(), loop=loop).add_done_callback(told)
    print([type(task).__name__ for task in asyncio.all_tasks() if task is not asyncio.current_task()])
    for _ in range(4):
        await asyncio.sleep(0)
    loop.set_exception_handler(lambda loop, context: print(type(context["future"]).__name__, context["exception"]))
    Question().set_exception(ValueError("lost"))
    print("end")
    loop.call_soon(Question().set_result, 1)
    print(loop.call_soon(asyncio.Future().cancel))
    handle = loop.call_soon(Question().cancel)
    print(handle)


asyncio.run(main())
