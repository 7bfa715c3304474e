import asyncio


async def inner(x):
    print("inner", x)
    return x * 2


async def middle(x):
    print("middle", x)
    return await inner(x) + 1


async def outer(x):
    print("outer", x)
    return await middle(x) * 10


print(asyncio.run(outer(3)))
