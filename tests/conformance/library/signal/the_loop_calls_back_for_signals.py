import asyncio
import signal


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.call_later(0.05, signal.raise_signal, signal.SIGTERM)
    await stop.wait()
    print("stopped by a signal")
    loop.add_signal_handler(signal.SIGUSR2, print, "usr2", "with arguments")
    signal.raise_signal(signal.SIGUSR2)
    print("not at once")
    await asyncio.sleep(0.05)
    print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGHUP))
    for number, callback in ((signal.SIGTERM, main), (999, print), ("x", print), (signal.SIGKILL, print)):
        try:
            loop.add_signal_handler(number, callback)
        except Exception as error:
            print(type(error).__name__, error)


asyncio.run(main())
