"""Try again, but not at once

A service that fails for a moment is asked again after a pause that doubles each time. The timeout around it all says
when to give up, wherever the loop stands then.

Look at 0.3: The third attempt waits its 0.4 s; what is left of the timeout stands beside it.
"""

import asyncio

attempts = 0


async def ask():
    global attempts
    attempts += 1
    await asyncio.sleep(0)
    if attempts < 4:
        raise ConnectionError(f"attempt {attempts} failed")
    return f"answered at attempt {attempts}"


async def ask_patiently(pause=0.1):
    while True:
        try:
            return await ask()
        except ConnectionError as error:
            print(error, f"- again in {pause:.1f} s")
            await asyncio.sleep(pause)
            pause *= 2


async def main():
    async with asyncio.timeout(2):
        print(await ask_patiently())


asyncio.run(main())
