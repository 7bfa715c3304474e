import asyncio


async def main():
    await asyncio.sleep(1)


loop = asyncio.new_event_loop()
loop.call_later(0.02, loop.stop)
task = loop.create_task(main())
try:
    loop.run_until_complete(task)
except RuntimeError as error:
    print(error)
task.cancel()
print(loop.run_until_complete(asyncio.gather(task, return_exceptions=True)))
loop.close()
