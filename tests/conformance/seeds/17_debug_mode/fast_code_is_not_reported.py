import asyncio


async def main():
    for _ in range(3):
        await asyncio.sleep(0.15)
    print("waiting is not running")


asyncio.run(main(), debug=True)
