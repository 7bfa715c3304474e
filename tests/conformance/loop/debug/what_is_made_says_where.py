import asyncio, time
async def w():
    time.sleep(0.12)
    raise ValueError("x")
async def main():
    t = asyncio.create_task(w(), name="w")
    print(t)
    h = asyncio.get_running_loop().call_later(1, print, 3)
    print(h)
    f = asyncio.get_running_loop().create_future()
    print(f)
    await asyncio.sleep(0)
    time.sleep(0.11)
asyncio.run(main(), debug=True)
