import asyncio


async def step(number):
    await asyncio.sleep(0.01)
    return f"step {number}"


loop = asyncio.new_event_loop()
for number in range(3):
    print(loop.run_until_complete(step(number)))
task = loop.create_task(step(99))
print(loop.run_until_complete(task))
loop.close()
