import asyncio


def count(to: int) -> int:
    counter = 0
    while counter < to:
        counter = counter + 1
    return counter


async def main():
    results = []
    for number in [1, 3, 5, 22, 100000]:
        results.append(count(number))
    print(results)


if __name__ == "__main__":
    asyncio.run(main())
