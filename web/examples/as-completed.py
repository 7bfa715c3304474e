"""In the order of completion

as_completed gives the results as they come, not in the order in which they were asked for. So the first answer can be
dealt with while the slow ones are still on their way.

Look at 0.2, `await answer`: The second shop has answered first; the others are still being waited for.
"""

import asyncio


async def ask(shop, seconds, price):
    await asyncio.sleep(seconds)
    return f"{shop} asks {price}"


async def main():
    questions = [ask("Slow", 0.6, 3), ask("Quick", 0.2, 5), ask("Middling", 0.4, 4)]
    for answer in asyncio.as_completed(questions):
        print(await answer)
    print("nobody is left to ask")


asyncio.run(main())
