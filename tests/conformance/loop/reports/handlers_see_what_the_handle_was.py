import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(sorted(context), context["message"], context["handle"]))
    loop.call_soon(lambda: 1 / 0)
    loop.call_later(0.01, int, "x")
    await asyncio.sleep(0.02)
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)
    loop.set_debug(True)
    await asyncio.sleep(0)
    for wrong in ("x", main(), None):
        try:
            loop.call_soon(wrong)
        except TypeError as error:
            print(error)


asyncio.run(main())
