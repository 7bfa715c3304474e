import asyncio
async def inner():
    return 1
async def main():
    print("before")
    try:
        asyncio.run(inner())
    except RuntimeError as e:
        print("error:", e)
    print("after")
    coro = inner()
    try:
        asyncio.run(coro)
    except RuntimeError as e:
        print("error:", e)
    print("still")
    coro.close()
    loop = asyncio.get_running_loop()
    try: loop.run_until_complete(inner())
    except RuntimeError as e: print(e)
    with asyncio.Runner() as r:
        try: r.run(inner())
        except RuntimeError as e: print(e)
    asyncio.run(inner())
asyncio.run(main())
