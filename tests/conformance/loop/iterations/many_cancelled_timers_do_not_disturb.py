import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handles = [loop.call_later(0.02 + n / 10000, print, "never printed", n) for n in range(300)]
    for handle in handles[:299]:
        handle.cancel()
    handles[-1].cancel()
    kept = loop.call_later(0.03, print, "kept")
    await asyncio.sleep(0.1)
    print(kept.cancelled(), all(h.cancelled() for h in handles))


asyncio.run(main())
