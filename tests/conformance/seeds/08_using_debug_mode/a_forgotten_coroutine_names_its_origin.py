import asyncio


async def notify():
    pass


def start():
    notify()


async def main():
    start()


asyncio.run(main(), debug=True)
