import asyncio
import sys


async def inner(depth):
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_locals["depth"], frame.f_back.f_code.co_name)
    await asyncio.sleep(0)
    raise LookupError(depth)


async def outer():
    coroutine = inner(2)
    print(coroutine.cr_frame.f_locals, coroutine.cr_frame.f_lineno)
    try:
        await coroutine
    except LookupError as error:
        tb = error.__traceback__
        print(tb.tb_frame.f_code.co_name, tb.tb_frame is sys._getframe(), tb.tb_frame.f_code is outer.__code__)
        print(tb.tb_next.tb_frame.f_code.co_name, sorted(tb.tb_next.tb_frame.f_locals))
        print(coroutine.cr_frame)


asyncio.run(outer())
