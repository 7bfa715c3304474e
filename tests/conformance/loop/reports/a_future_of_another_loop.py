import asyncio


async def main():
    other = asyncio.new_event_loop()
    future = other.create_future()
    try:
        await future
    except RuntimeError as error:
        print(str(error).split(" attached ")[1])
    other.close()


asyncio.run(main())
