import asyncio


def call_later():
    print("I'm being called in the future!")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(call_later)
    await asyncio.sleep(0.1)
    print("main slept")


asyncio.run(main())
