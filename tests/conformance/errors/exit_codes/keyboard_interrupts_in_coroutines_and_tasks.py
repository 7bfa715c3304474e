import asyncio, sys
async def quits():
    sys.exit(4)
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(quits())
            tg.create_task(asyncio.sleep(5))
    except BaseException as e:
        print("got", repr(e)); raise
try:
    asyncio.run(main())
except SystemExit as e:
    print("run raised", e.code)
async def kb():
    raise KeyboardInterrupt
async def main2():
    t = asyncio.create_task(kb())
    try:
        await t
    except KeyboardInterrupt:
        print("awaited kb")
    return 5
try:
    print(asyncio.run(main2()))
except KeyboardInterrupt as e:
    print("kb out", repr(e))
async def main3():
    raise KeyboardInterrupt
try: asyncio.run(main3())
except KeyboardInterrupt: print("main3 kb")
def cb(): raise SystemExit("cb")
async def main4():
    asyncio.get_running_loop().call_soon(cb)
    try: await asyncio.sleep(1)
    finally: print("main4 fin")
asyncio.run(main4())
