import asyncio

loops = []


async def main():
    loop = asyncio.get_running_loop()
    loops.append(loop)
    print("running:", loop.is_running(), "closed:", loop.is_closed())


asyncio.run(main())
print("running:", loops[0].is_running(), "closed:", loops[0].is_closed())
