import asyncio

print(asyncio.TimeoutError is TimeoutError)
print(issubclass(TimeoutError, OSError))


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0.05)
    except TimeoutError as error:
        print(repr(error), [str(error)], type(error.__cause__).__name__)


asyncio.run(main())
