import asyncio


async def lookup(name, seconds):
    await asyncio.sleep(seconds)
    return name.upper()


async def guarded(name, seconds):
    try:
        return await asyncio.wait_for(lookup(name, seconds), timeout=0.2)
    except asyncio.TimeoutError:
        return None


async def main():
    table = {"red": 0.05, "green": 0.4, "blue": 0.1}
    answers = await asyncio.gather(*(guarded(n, s) for n, s in table.items()))
    for name, answer in zip(table, answers):
        print(f"{name:>6}: {answer or 'timed out'}")


asyncio.run(main())
