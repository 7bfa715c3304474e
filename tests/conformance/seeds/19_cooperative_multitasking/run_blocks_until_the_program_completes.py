import asyncio
import time


async def program():
    await asyncio.sleep(0.2)


begin = time.perf_counter()
asyncio.run(program())
print(f"blocked for {time.perf_counter() - begin:.1f} s")
