import asyncio


async def brew(drink):
    steps = ["grind", "heat", "pour"]
    for position, step in enumerate(steps, start=1):
        print(f"{drink}: step {position} is {step}")
        await asyncio.sleep(0)
        print(f"{drink}: {step} is done")
    return f"a cup of {drink}"


async def main():
    cups = await asyncio.gather(brew("coffee"), brew("tea"))
    for cup in cups:
        print("served", cup)


asyncio.run(main())
