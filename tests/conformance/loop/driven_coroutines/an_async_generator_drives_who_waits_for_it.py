import asyncio

# An asynchronous generator whose body drives the coroutine that is waiting for its next item.
async def numbers():
    for i in range(3):
        try:
            consumer.send(None)
        except ValueError as error:
            print("within:", error)
        yield i
        await asyncio.sleep(0)

async def consume():
    async for i in numbers():
        print("item", i)

async def main():
    global consumer
    consumer = consume()
    await consumer

asyncio.run(main())

consumer = consume()
try:
    while True:
        print("by hand:", consumer.send(None))
except StopIteration:
    print("done")
