import asyncio

layers = 4
ended = {}


async def layer(n, loop_count):
    try:
        if n:
            await asyncio.create_task(layer(n - 1, loop_count))
        else:
            await asyncio.sleep(10)
    finally:
        ended[n] = loop_count[0]


async def main():
    loop = asyncio.get_running_loop()
    count = [0]

    def tick():
        count[0] += 1
        loop.call_soon(tick)

    task = asyncio.create_task(layer(layers - 1, count))
    for _ in range(layers + 1):
        await asyncio.sleep(0)
    tick()
    task.cancel()
    await asyncio.wait([task])
    base = ended[0]
    print([(n, ended[n] - base) for n in sorted(ended)])


asyncio.run(main())
