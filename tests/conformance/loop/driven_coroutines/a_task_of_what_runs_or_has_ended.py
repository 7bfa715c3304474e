import asyncio

# A coroutine that is driven by hand becomes a task's meanwhile; and one that has ended, twice.
@__import__("types").coroutine
def turn():
    yield

async def makes_a_task_of_itself():
    tasks.append(asyncio.create_task(coroutine))
    await turn()
    return "ended"

async def ended():
    return 1

async def main():
    global coroutine
    coroutine = makes_a_task_of_itself()
    print(coroutine.send(None))
    print(await asyncio.wait_for(tasks[0], 1))

    coroutine = ended()
    await coroutine
    for task in [asyncio.create_task(coroutine) for _ in range(3)]:
        try:
            await task
        except RuntimeError as error:
            print(error)

tasks = []
asyncio.run(main())
