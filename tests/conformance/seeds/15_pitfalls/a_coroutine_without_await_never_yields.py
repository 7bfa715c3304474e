import asyncio

order = []


async def suspicious(name):
    for step in range(3):
        order.append(f"{name}{step}")


async def fair(name):
    for step in range(3):
        order.append(f"{name}{step}")
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(suspicious("a"), suspicious("b"))
    print(" ".join(order))
    order.clear()
    await asyncio.gather(fair("c"), fair("d"))
    print(" ".join(order))


asyncio.run(main())
