import asyncio
import gc


async def inner():
    me = asyncio.current_task()
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("inner ends")


async def middle():
    try:
        await inner()
    except BaseException as error:
        print("middle sees", type(error).__name__)
        try:
            await inner()
        except BaseException as error:
            print("middle sees", type(error).__name__)
            raise
        
        raise


async def outer():
    try:
        await middle()
    finally:
        print("outer ends")


async def main():
    asyncio.create_task(outer(), name="outer")
    await asyncio.sleep(0)
    gc.collect()
    print("after", len(asyncio.all_tasks()))


asyncio.run(main())
