import asyncio


async def work(number):
    return number


async def main():
    tasks = [asyncio.create_task(work(number)) for number in range(2)]
    for wrong in ([tasks], [{}], [3], ["text"], [None], [(1, 2)], [tasks[0], tasks]):
        try:
            await asyncio.gather(*wrong)
        except TypeError as error:
            print(error)
    print(await asyncio.gather(*tasks))


asyncio.run(main())
