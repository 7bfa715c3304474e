import asyncio


def broken(number):
    return 1 / number


async def main():
    asyncio.get_running_loop().call_soon(broken, 0)
    await asyncio.sleep(0.01)
    print("the loop goes on")


asyncio.run(main())
