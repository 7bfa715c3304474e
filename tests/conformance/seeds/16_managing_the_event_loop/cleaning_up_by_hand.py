import asyncio


async def background(name):
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaned up", name)


async def main():
    asyncio.create_task(background("worker"))
    await asyncio.sleep(0.01)


loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(main())
finally:
    pending = asyncio.all_tasks(loop)
    for task in pending:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
