import asyncio
from datetime import datetime


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def main():
    started = datetime.now()
    await say_after(0.1, "hello")
    await say_after(0.2, "world")
    passed = datetime.now() - started
    print(f"about {passed.total_seconds():.1f} seconds")


asyncio.run(main())
