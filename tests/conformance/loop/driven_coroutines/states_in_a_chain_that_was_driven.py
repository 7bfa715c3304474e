import asyncio

@__import__("types").coroutine
def turn():
    yield

async def inner():
    await turn()
    try:
        print(whole.send(None))
    except ValueError as error:
        print("whole:", error)
    await turn()

async def middle():
    await inner()
    await turn()

async def outer():
    await middle()

async def main():
    # Driven by hand once from outside, the whole is still a part of its task when it runs there.
    global whole
    whole = outer()
    task = asyncio.create_task(whole)
    await asyncio.sleep(0)
    whole.send(None)
    await task
    print(task)

    future = asyncio.get_running_loop().create_future()
    class Same:
        def __eq__(self, other):
            future.__init__()
            return True
        def __call__(self, future): pass
    future.add_done_callback(Same())
    print(future.remove_done_callback(1), future)

asyncio.run(main())
