import asyncio


async def main():
    try:
        async with asyncio.timeout(0.05) as outer:
            try:
                async with asyncio.timeout(0.2) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("never printed")
    except TimeoutError:
        print("outer", outer.expired(), "inner", inner.expired())
    try:
        async with asyncio.timeout(0.2) as outer:
            try:
                async with asyncio.timeout(0.05) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner", inner.expired(), "outer", outer.expired())
            await asyncio.sleep(0)
            print("the outer block goes on")
    except TimeoutError:
        print("never printed")


asyncio.run(main())
