import asyncio
import time


async def main():
    time.sleep(0.12)


loop = asyncio.new_event_loop()
loop.set_debug(True)
loop.run_until_complete(main())
print(loop.get_debug(), repr(loop)[-13:])
loop.close()
