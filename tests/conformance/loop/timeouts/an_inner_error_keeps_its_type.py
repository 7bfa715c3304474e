import asyncio


async def main():
    for wait in (0.01, 1):
        try:
            async with asyncio.timeout(0.1) as limit:
                await asyncio.sleep(wait)
                raise KeyError("own error")
        except KeyError as error:
            print("KeyError", error, limit.expired())
        except TimeoutError:
            print("TimeoutError", limit.expired())


asyncio.run(main())
