import asyncio


async def player(name, rounds):
    for round in range(rounds):
        print(f"{name}{round}", end=" ")
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(player("a", 4), player("b", 2), player("c", 3))
    print()


asyncio.run(main())
