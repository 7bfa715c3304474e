# The job is given one second. When that is over it should close its file and be gone, but it goes on regardless.
# Change `job` so that the timeout gets its way; the file must still be closed.
import asyncio


async def job():
    print("open")
    while True:
        try:
            await asyncio.sleep(0.4)
        except asyncio.CancelledError:
            print("close")


async def main():
    task = asyncio.create_task(job(), name="job")
    try:
        await asyncio.wait_for(task, timeout=1)
    except TimeoutError:
        print("gave up")


asyncio.run(main())
