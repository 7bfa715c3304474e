import asyncio


async def leave():
    raise SystemExit(5)


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    try:
        asyncio.create_task(leave())
    finally:
        print("on the way out")


try:
    asyncio.run(main())
except SystemExit as error:
    print("left with", error.code)
