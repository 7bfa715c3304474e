import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    print(name)
    return name


async def main():
    tasks = [asyncio.ensure_future(job(f"job {n}", 0.05 * (3 - n))) for n in range(3)]
    done, pending = await asyncio.wait(tasks)
    print(sorted(task.result() for task in done), pending)


if __name__ == "__main__":
    loop = asyncio.get_event_loop()
    try:
        loop.run_until_complete(main())
    finally:
        loop.close()
