import asyncio


async def main():
    pass


try:
    asyncio.run(main)
except ValueError as error:
    print(str(error).partition(" at ")[0])
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
