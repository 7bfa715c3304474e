import asyncio
import random


async def roll(player, generator):
    await asyncio.sleep(0)
    return generator.randint(1, 6)


async def main():
    generator = random.Random(7)
    tasks = {p: asyncio.create_task(roll(p, generator)) for p in ("ann", "bob", "cy")}
    scores = {player: await task for player, task in tasks.items()}
    print(len(scores), all(1 <= s <= 6 for s in scores.values()))
    print(sorted(scores))


asyncio.run(main())
