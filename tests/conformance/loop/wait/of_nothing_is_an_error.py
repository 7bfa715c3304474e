import asyncio


async def main():
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)
    try:
        await asyncio.wait(asyncio.create_task(asyncio.sleep(0)))
    except TypeError as error:
        print(error)


asyncio.run(main())
