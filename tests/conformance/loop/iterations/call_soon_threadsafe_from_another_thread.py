import asyncio
import threading
import time


async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()

    def work():
        time.sleep(0.05)
        loop.call_soon_threadsafe(print, "from the thread")
        loop.call_soon_threadsafe(event.set)

    thread = threading.Thread(target=work)
    thread.start()
    await event.wait()
    thread.join()
    print("woken")


asyncio.run(main())
