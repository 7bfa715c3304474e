import asyncio

@__import__("types").coroutine
def turn(value):
    return (yield value)

async def inner():
    for i in range(4):
        print("inner", i, await turn(None))
    return "inner's"

async def outer(c):
    try:
        return await c
    except ValueError as error:
        print("outer:", error)
        await asyncio.sleep(0)
        return "outer's"

async def main():
    # by hand, within the task's chain
    c = inner()
    task = asyncio.create_task(outer(c))
    await asyncio.sleep(0)
    c.send("by hand")
    print(task)
    print(await task)

    # the task's coroutine itself
    c = outer(inner())
    task = asyncio.create_task(c)
    await asyncio.sleep(0)
    c.send("to the whole")
    print(await task)

    # closed underneath
    c = inner()
    task = asyncio.create_task(outer(c))
    await asyncio.sleep(0)
    c.close()
    try:
        await task
    except RuntimeError as error:
        print("task:", error)

    # what is driven calls who waits for it
    async def calls():
        await turn(None)
        try:
            print("whole yields", whole.send(None))
        except StopIteration as stop:
            print("whole is done:", stop.value)
        await turn(None)
        return "called"
    c = calls()
    whole = outer(c)
    task = asyncio.create_task(whole)
    await asyncio.sleep(0)
    c.send(None)
    try:
        print(await task)
    except RuntimeError as error:
        print("task:", error)
    c.close()

    # started by hand, then a task's
    c = outer(inner())
    c.send(None)
    c.send("twice")
    print(await asyncio.create_task(c))

asyncio.run(main())
