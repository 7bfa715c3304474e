import asyncio


async def work(value):
    await asyncio.sleep(1)
    return value


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    future.__init__()
    print(future.done())
    eager = asyncio.Task(work(2), eager_start=True, loop=asyncio.get_running_loop())
    print(eager.done(), await eager)
    print(asyncio.Task.__init__ is asyncio.Future.__init__)
    try:
        asyncio.Task()
    except TypeError as error:
        print(error)


asyncio.run(main())
