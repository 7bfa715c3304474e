"""Which timeout was it?

Both timeouts cancel the same task, but each turns only its own cancel into TimeoutError. The outer one ends here first,
so the inner block sees a plain CancelledError pass through.

Look at 0.2, `print("inner block`: The cancel comes from the outer timeout, so the inner one lets it through.
"""

import asyncio


async def main():
    try:
        async with asyncio.timeout(0.2):
            try:
                async with asyncio.timeout(0.5):
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner timeout")
            except asyncio.CancelledError:
                print("inner block: cancelled from outside")
                raise
    except TimeoutError:
        print("outer timeout")


asyncio.run(main())
