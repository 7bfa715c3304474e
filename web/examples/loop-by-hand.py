"""The loop by hand

asyncio.run creates a loop, runs one coroutine and closes the loop. Done by hand, each of these steps is yours,
and plain functions can be put into the loop's queue or among its timers.

Look at 0: Callbacks and tasks stand in the same ready queue, first in, first out.
"""

import asyncio


def note(text):
    print("callback:", text)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.4, note, "after 0.4 s")
    loop.call_later(0.2, note, "after 0.2 s")
    loop.call_soon(note, "soon")
    handle = loop.call_later(0.3, note, "never, it is cancelled")
    print("main waits")
    await asyncio.sleep(0.1)
    handle.cancel()
    await asyncio.sleep(0.5)
    return "main's result"


loop = asyncio.new_event_loop()
try:
    loop.call_soon(note, "in line before main")
    print(loop.run_until_complete(main()))
finally:
    loop.close()
print("closed:", loop.is_closed())
