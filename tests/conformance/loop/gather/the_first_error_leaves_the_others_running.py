import asyncio


async def child(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise RuntimeError(name)
    print(name, "finished")
    return name


async def main():
    tasks = [asyncio.create_task(child("a", 0.1)), asyncio.create_task(child("b", 0.02, True))]
    try:
        await asyncio.gather(*tasks)
    except RuntimeError as error:
        print("error", error, [t.done() for t in tasks])
    print(await tasks[0])


asyncio.run(main())
