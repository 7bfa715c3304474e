import asyncio


def count():
    return len(asyncio.all_tasks())


async def at_once(seen):
    seen.append((count(), asyncio.current_task() in asyncio.all_tasks()))


async def waiting(seen):
    seen.append(count())
    await asyncio.sleep(0)
    seen.append(count())


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    seen = []
    done = asyncio.create_task(at_once(seen))
    print(seen, count(), done in asyncio.all_tasks())
    seen.clear()
    task = asyncio.create_task(waiting(seen))
    print(seen, count(), task in asyncio.all_tasks())
    await task
    print(seen, count(), task in asyncio.all_tasks())


asyncio.run(main())
