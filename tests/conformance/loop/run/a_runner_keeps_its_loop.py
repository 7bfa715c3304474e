import asyncio


async def which():
    return asyncio.get_running_loop()


with asyncio.Runner() as runner:
    first = runner.run(which())
    second = runner.run(which())
    print(first is second is runner.get_loop(), first.is_closed())
print(first.is_closed())
