import asyncio
import gc


class Ends:
    def __del__(self):
        print("the attribute has ended")


async def job():
    await asyncio.sleep(0.1)
    return asyncio.current_task().label


async def main():
    task = asyncio.create_task(job(), name="job")
    task.label = "one"
    task.kept = Ends()
    future = asyncio.get_running_loop().create_future()
    future.started = 5
    print(task.label, future.started, hasattr(task, "other"))
    try:
        del task.other
    except AttributeError as error:
        print(error)
    print(await task, task.label)
    del task.label
    print(hasattr(task, "label"))


asyncio.run(main())
gc.collect()
print("end")
