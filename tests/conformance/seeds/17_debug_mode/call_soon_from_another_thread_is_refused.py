import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    outcome = []

    def from_a_thread():
        try:
            loop.call_soon(print, "never printed")
        except RuntimeError as error:
            outcome.append(str(error))

    thread = threading.Thread(target=from_a_thread)
    thread.start()
    await asyncio.sleep(0.05)
    thread.join()
    print(outcome)


asyncio.run(main(), debug=True)
