# run: PYTHONASYNCIODEBUG=1
import asyncio


async def main():
    print("debug:", asyncio.get_running_loop().get_debug())


asyncio.run(main(), debug=False)
asyncio.run(main())
