import asyncio


async def main():
    await asyncio.sleep(0.01)
    return {"status": "ok", "count": 3}


result = asyncio.run(main())
print(result)
