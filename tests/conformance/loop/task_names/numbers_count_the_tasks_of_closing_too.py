import asyncio
async def main():
    print(asyncio.current_task().get_name())
    await asyncio.sleep(0)
asyncio.run(main())
asyncio.run(main())
with asyncio.Runner() as r:
    r.run(main()); r.run(main())
asyncio.run(main())
