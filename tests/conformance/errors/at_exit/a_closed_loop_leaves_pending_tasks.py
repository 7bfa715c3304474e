import asyncio
loop = asyncio.new_event_loop()


async def w(n):
    try:
        await asyncio.sleep(n)
    finally:
        print("w fin", n)


async def main():
    t = loop.create_task(w(1), name="t1")
    await asyncio.sleep(0.1)
loop.run_until_complete(main())
loop.close()
print("end")
