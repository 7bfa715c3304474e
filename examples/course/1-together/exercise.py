# Three answers are fetched one after the other, which takes three seconds. Fetch them at the same time: it must take one,
# and still print the answers in this order.
import asyncio


async def fetch(name):
    await asyncio.sleep(1)
    return f"answer of {name}"


async def main():
    for name in ("red", "green", "blue"):
        print(await fetch(name))


asyncio.run(main())
