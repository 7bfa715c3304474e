import asyncio


async def worker(name):
    try:
        while True:
            await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        print(name, "stops")
        raise


async def main():
    workers = [asyncio.create_task(worker(f"worker-{i}"), name=f"worker-{i}") for i in range(3)]
    await asyncio.sleep(0.05)
    for task in workers:
        task.cancel()
    results = await asyncio.gather(*workers, return_exceptions=True)
    print([type(r).__name__ for r in results])
    print({task.get_name(): task.cancelled() for task in workers})


asyncio.run(main())
