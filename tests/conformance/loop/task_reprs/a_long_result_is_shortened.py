import asyncio


async def value(result):
    return result


async def main():
    results = [
        "a" * 31, "é" * 40, 10**50, b"x" * 40, list(range(10)), tuple(range(7)), (1,), set(), {3, 1, 2}, frozenset({1}),
        dict.fromkeys("edcba"), {}, [["deep", [1, [2, [3, [4, [5, [6]]]]]]]], range(100), None, 5,
    ]  # fmt: skip
    for result in results:
        task = asyncio.create_task(value(result))
        await task
        print(str(task).partition(" result=")[2])
    gathered = asyncio.gather(value(1), value("z" * 50))
    await gathered
    print(gathered)


asyncio.run(main())
