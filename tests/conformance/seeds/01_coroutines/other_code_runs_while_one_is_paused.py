import asyncio

log = []


async def download():
    log.append("download starts")
    await asyncio.sleep(0.1)
    log.append("download wakes up")


async def count():
    for number in range(3):
        log.append(f"count {number}")
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(download(), count())


asyncio.run(main())
print("\n".join(log))
