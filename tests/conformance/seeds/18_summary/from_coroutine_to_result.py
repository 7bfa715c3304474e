import asyncio


async def load(name, seconds):
    print(f"{name} suspends")
    await asyncio.sleep(seconds)
    print(f"{name} resumes where it left off")
    return len(name)


async def main():
    lengths = await asyncio.gather(load("alpha", 0.1), load("be", 0.05))
    print(lengths, sum(lengths))


asyncio.run(main())
