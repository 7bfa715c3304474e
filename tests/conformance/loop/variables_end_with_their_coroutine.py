# A coroutine's variables end with it, also when an error went through a coroutine that another one holds.
import asyncio
import gc
import weakref


class Token:
    pass


async def catching(inner):
    try:
        await inner
    except KeyError:
        pass


async def failing():
    own = Token()
    tokens.append(weakref.ref(own))
    raise KeyError


async def main():
    token = Token()
    tokens.append(weakref.ref(token))
    inner = failing()
    await catching(inner)
    print([each() is None for each in tokens], inner.cr_frame)


gc.disable()
tokens = []
asyncio.run(main())
print([each() is None for each in tokens])

# What a traceback shows stays as long as that does, and no longer.
tokens.clear()


async def showing():
    inner = failing()
    try:
        await inner
    except KeyError as error:
        frame = error.__traceback__.tb_next.tb_frame
        error.__traceback__ = None
    print(frame.f_code.co_name, list(frame.f_locals), frame.f_back.f_code.co_name, tokens[0]() is None)
    del frame
    print(tokens[0]() is None, inner.cr_frame)


asyncio.run(showing())
