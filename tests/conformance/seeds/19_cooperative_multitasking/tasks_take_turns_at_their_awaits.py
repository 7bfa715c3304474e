import asyncio


async def speaker(name, words):
    for word in words.split():
        print(f"{name}: {word}")
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(
        speaker("A", "one two three"),
        speaker("B", "un deux"),
        speaker("C", "eins zwei drei vier"),
    )


asyncio.run(main())
