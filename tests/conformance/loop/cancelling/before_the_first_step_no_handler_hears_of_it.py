import asyncio


async def guarded():
    try:
        print("never runs")
        await asyncio.sleep(1)
    except BaseException as error:
        print("caught", repr(error))
    finally:
        print("never cleans up")


async def main():
    task = asyncio.create_task(guarded())
    task.cancel("at once")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


asyncio.run(main())

coroutine = guarded()
try:
    coroutine.throw(ValueError("thrown"))
except ValueError as error:
    print("raised", error)


def generate():
    try:
        yield 1
    except ValueError:
        yield 2


generator = generate()
try:
    print(generator.throw(ValueError("thrown")))
except ValueError as error:
    print("raised", error, list(generator))
