import asyncio


def read(path):
    raise FileNotFoundError(f"{path} is missing")


async def main():
    try:
        await asyncio.to_thread(read, "notes.txt")
    except FileNotFoundError as error:
        print("caught:", error)
    loop = asyncio.get_running_loop()
    result = await asyncio.gather(loop.run_in_executor(None, int, "x"), return_exceptions=True)
    print(result)


asyncio.run(main())
