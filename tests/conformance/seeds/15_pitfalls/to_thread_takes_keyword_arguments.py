import asyncio
import time


def report(name, *, times=1, mark="!"):
    time.sleep(0.05)
    return (name + mark) * times


async def main():
    print(await asyncio.to_thread(report, "go", times=2, mark="?"))
    results = await asyncio.gather(*(asyncio.to_thread(report, letter) for letter in "abc"))
    print(results)


asyncio.run(main())
