import asyncio


async def main():
    try:
        await asyncio.current_task()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
