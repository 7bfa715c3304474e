import asyncio
import threading


async def where():
    await asyncio.sleep(0)
    return threading.current_thread() is threading.main_thread()


async def main():
    print(await asyncio.gather(*(where() for _ in range(4))))
    print(await asyncio.to_thread(lambda: threading.current_thread() is threading.main_thread()))


asyncio.run(main())
