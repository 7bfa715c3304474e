import asyncio


async def job(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    tasks = [asyncio.create_task(job(s), name=f"job-{s}") for s in (0.05, 0.2, 0.3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.get_name() for t in done], sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(tasks, timeout=0.2)
    print(sorted(t.get_name() for t in done), [t.get_name() for t in pending])
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending))


asyncio.run(main())
