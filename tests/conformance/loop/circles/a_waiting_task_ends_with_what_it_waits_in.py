import asyncio
import gc

# A task that waits when its loop is closed is reported when the collector finds it, and what it waited in ends with it.
loop = asyncio.new_event_loop()


async def forever():
    await asyncio.Event().wait()


async def main():
    global task
    task = loop.create_task(forever(), name="stuck")
    await asyncio.sleep(0)


loop.run_until_complete(main())
loop.close()
loop.set_exception_handler(lambda loop, context: print(context["message"], context["task"].get_name()))
del task
gc.collect()
print("collected")
