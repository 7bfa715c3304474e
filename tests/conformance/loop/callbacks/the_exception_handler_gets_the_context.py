import asyncio


def handler(loop, context):
    print(sorted(context), context["message"], repr(context["exception"]))
    loop.default_exception_handler({"message": "passed on"})


def failing():
    raise LookupError("x")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(failing)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "exception": None})


asyncio.run(main())
