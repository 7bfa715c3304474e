import asyncio
import warnings


async def work():
    return 1


async def main():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        work()
        await asyncio.sleep(0)
        print([str(warning.message) for warning in caught], caught[0].category)
    with warnings.catch_warnings(action="ignore"):
        work()
        await asyncio.sleep(0)
    work()
    await asyncio.sleep(0)


asyncio.run(main())
warnings.simplefilter("ignore", RuntimeWarning)
work()
