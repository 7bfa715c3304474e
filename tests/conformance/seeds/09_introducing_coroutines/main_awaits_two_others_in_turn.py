import asyncio


async def hello_world_message() -> str:
    await asyncio.sleep(0.1)
    return "Hello World!"


async def add_one(number: int) -> int:
    return number + 1


async def main() -> None:
    message = await hello_world_message()
    one_plus_one = await add_one(1)
    print(one_plus_one)
    print(message)


asyncio.run(main())
