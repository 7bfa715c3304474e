import asyncio
import weakref


async def work(number):
    await asyncio.sleep(number / 10)
    return number


async def main():
    tasks = weakref.WeakSet()
    for number in range(3):
        tasks.add(asyncio.create_task(work(number), name=f"work {number}"))
    await asyncio.sleep(0)
    print(sorted(task.get_name() for task in tasks))
    await asyncio.sleep(0.15)
    print(sorted(task.get_name() for task in tasks))
    reference = weakref.ref(next(iter(tasks)))
    print(await reference())
    await asyncio.sleep(0)
    print(reference(), len(tasks))
    future = asyncio.get_running_loop().create_future()
    names = weakref.WeakKeyDictionary({future: "future", asyncio.current_task(): "main"})
    print(sorted(names.values()))
    del future
    print(sorted(names.values()))
    coroutine = work(0)
    reference = weakref.ref(coroutine)
    coroutine.close()
    print(reference() is coroutine)
    del coroutine
    print(reference())


asyncio.run(main())
