import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return f"{name} in {seconds}"


async def with_notice(name, seconds):
    task = asyncio.create_task(fetch(name, seconds))
    try:
        return await asyncio.wait_for(asyncio.shield(task), timeout=0.15)
    except asyncio.TimeoutError:
        print(f"{name} is taking longer than expected")
        return await task


async def main():
    print(await asyncio.gather(with_notice("one", 0.05), with_notice("two", 0.3)))


asyncio.run(main())
