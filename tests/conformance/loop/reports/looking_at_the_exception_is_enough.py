import asyncio


async def fails():
    raise ValueError("seen")


async def main():
    looks = [lambda t: t.exception(), lambda t: t.cancel()]
    for look in looks:
        task = asyncio.create_task(fails())
        await asyncio.sleep(0)
        print(look(task))
        del task
    print("end")


asyncio.run(main())
