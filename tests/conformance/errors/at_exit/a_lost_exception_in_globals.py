import asyncio
class D:
    def __del__(self): print("D gone")


async def fail(n): raise ValueError("lost", n)


async def main():
    ts = [asyncio.create_task(fail(i), name=f"failer{i}") for i in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return ts
d = D()
ts = asyncio.run(main())
e = D()
print("end")
