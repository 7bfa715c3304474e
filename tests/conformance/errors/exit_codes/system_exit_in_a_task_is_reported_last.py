import asyncio, sys
async def w(): 
    await asyncio.sleep(0.01); sys.exit("giving up")
async def main():
    t = asyncio.create_task(w(), name="exiter")
    try: await asyncio.sleep(1)
    except asyncio.CancelledError: print("main cancelled"); raise
    finally: print("main finally")
try: asyncio.run(main())
finally: print("outer finally")
