import asyncio


async def main():
    pass


loop = asyncio.new_event_loop()
loop.close()
coroutine = main()
try:
    loop.run_until_complete(coroutine)
except RuntimeError as error:
    print(error)
finally:
    coroutine.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
