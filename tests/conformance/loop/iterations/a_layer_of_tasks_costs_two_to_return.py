import asyncio


async def layered(depth):
    if depth:
        await asyncio.create_task(layered(depth - 1))


async def main():
    loop = asyncio.get_running_loop()
    for depth in range(4):
        count = 0
        running = True

        def tick():
            nonlocal count
            count += 1
            if running:
                loop.call_soon(tick)

        loop.call_soon(tick)
        await layered(depth)
        running = False
        print(depth, count)
        await asyncio.sleep(0)


asyncio.run(main())
