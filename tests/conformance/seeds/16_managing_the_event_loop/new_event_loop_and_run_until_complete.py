import asyncio


async def main():
    await asyncio.sleep(0.05)
    print("main ran")
    return 3


loop = asyncio.new_event_loop()
try:
    print(loop.run_until_complete(main()))
finally:
    loop.close()
print("closed:", loop.is_closed())
