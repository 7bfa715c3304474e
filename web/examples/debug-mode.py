"""Debug mode reports what blocks

With debug=True the loop measures every step and reports those that take 0.1 s or longer, with the line at fault.
The threshold is yours to set.

Look at 0.17: The step of 0.15 s is reported; after the threshold was raised to 0.3 s the same step passes.
"""

import asyncio
import time


async def step(seconds):
    time.sleep(seconds)
    return seconds


async def main():
    await asyncio.create_task(step(0.02), name="quick")
    await asyncio.create_task(step(0.15), name="slow")
    asyncio.get_running_loop().slow_callback_duration = 0.3
    await asyncio.create_task(step(0.15), name="no longer slow")
    await asyncio.create_task(step(0.4), name="very slow")
    print("see standard error")


asyncio.run(main(), debug=True)
