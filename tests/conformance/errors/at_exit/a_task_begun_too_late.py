import asyncio


async def work():
    print("work")


async def main():
    raise SystemExit(3)


loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(main())
except SystemExit as error:
    print("exit", error.code)
late = loop.create_task(work(), name="late")
print(late.done())
