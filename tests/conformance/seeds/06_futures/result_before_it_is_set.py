import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    try:
        future.result()
    except asyncio.InvalidStateError as error:
        print("InvalidStateError:", error)
    try:
        future.exception()
    except asyncio.InvalidStateError as error:
        print("InvalidStateError:", error)


asyncio.run(main())
