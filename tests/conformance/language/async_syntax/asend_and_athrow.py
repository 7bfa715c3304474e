import asyncio


async def echo():
    received = None
    while True:
        try:
            received = yield f"got {received}"
        except ValueError as error:
            received = f"error {error}"


async def main():
    e = echo()
    print(await e.asend(None))
    print(await e.asend("hello"))
    print(await e.athrow(ValueError("oops")))
    await e.aclose()
    try:
        await e.asend(1)
    except StopAsyncIteration:
        print("closed")


asyncio.run(main())
