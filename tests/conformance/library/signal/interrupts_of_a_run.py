"""SIGINT cancels the main task first; a loop's handlers go when it is closed."""

import asyncio
import os
import signal


async def sleeper():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def stubborn():
    try:
        signal.raise_signal(signal.SIGINT)
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        return "went on"


for main in (sleeper, stubborn):
    try:
        print(asyncio.run(main()))
    except KeyboardInterrupt as error:
        print(repr(error))


async def with_handler():
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, print, "handled")
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.sleep(0.01)


asyncio.run(with_handler())
print(signal.getsignal(signal.SIGTERM))
