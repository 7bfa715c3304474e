import asyncio


async def work():
    print("not printed")


loop = asyncio.new_event_loop()
task = loop.create_task(work(), name="waiting for the loop")
print("the program ends")
