# Two letters are sent on the side, and nobody waits for them: the second one is lost. See to it that both have arrived
# before the program says goodbye, whatever the order in which they arrive.
import asyncio


async def send(letter, delay):
    await asyncio.sleep(delay)
    print(letter, "has arrived")


async def main():
    asyncio.create_task(send("first", 0.1), name="first")
    asyncio.create_task(send("second", 0.5), name="second")
    await asyncio.sleep(0.2)
    print("goodbye")


asyncio.run(main())
