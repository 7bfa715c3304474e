import asyncio, concurrent.futures, threading
def name():
    return threading.current_thread().name
async def main():
    loop = asyncio.get_running_loop()
    for wrong in (None, "x", concurrent.futures.Executor()):
        try:
            loop.set_default_executor(wrong)
        except TypeError as error:
            print(error)
    mine = concurrent.futures.ThreadPoolExecutor(max_workers=2, thread_name_prefix="mine")
    print(loop.set_default_executor(mine))
    print(await asyncio.gather(*[loop.run_in_executor(None, name) for _ in range(3)]), await asyncio.to_thread(name))
    other = concurrent.futures.ThreadPoolExecutor(max_workers=1, thread_name_prefix="other")
    loop.set_default_executor(other)
    print(await asyncio.to_thread(name))
    await loop.shutdown_default_executor()
    try:
        other.submit(name)
    except RuntimeError as error:
        print(error)
    try:
        await asyncio.to_thread(name)
    except RuntimeError as error:
        print(error)
    print(mine.submit(name).result())
    mine.shutdown()
    return other

other = asyncio.run(main())

async def second():
    global kept
    kept = concurrent.futures.ThreadPoolExecutor(max_workers=1)
    asyncio.get_running_loop().set_default_executor(kept)
asyncio.run(second())
try:
    kept.submit(name)
except RuntimeError as error:
    print(error)
