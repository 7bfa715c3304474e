"""Forgets to await

Calling a coroutine function runs nothing: it makes a coroutine, and only await or a task runs that. One that is dropped
without either gives a warning, and its work is simply never done.

Look at 0, `save("the letter")`: A coroutine was made and dropped; no lane appears, and nothing is saved.
"""

import asyncio


async def save(what):
    await asyncio.sleep(0.1)
    print("saved", what)


async def main():
    print("saving")
    save("the letter")
    await save("the photograph")
    print("all saved?")


asyncio.run(main())
