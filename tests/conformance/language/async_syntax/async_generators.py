import asyncio


async def numbers(stop):
    try:
        for n in range(stop):
            await asyncio.sleep(0)
            yield n
    finally:
        print("generator closed")


async def main():
    print([n async for n in numbers(3)])
    generator = numbers(10)
    print(await anext(generator), await generator.__anext__())
    await generator.aclose()
    print(await anext(generator, "nothing left"))
    print(sum([n * 2 async for n in numbers(4)]))


asyncio.run(main())
