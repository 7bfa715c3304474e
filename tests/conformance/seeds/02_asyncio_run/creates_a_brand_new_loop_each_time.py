import asyncio


async def which_loop():
    return asyncio.get_running_loop()


first = asyncio.run(which_loop())
second = asyncio.run(which_loop())
print("same loop:", first is second)
