# Tasks whose coroutine is one of asyncio's own: sleep, wait_for, wait, the loop's shutdowns.
import asyncio
import gc
import weakref


def show(label, task, coroutine):
    frame = coroutine.cr_frame
    print(
        label,
        repr(task),
        task.get_coro() is coroutine,
        coroutine.cr_suspended,
        None if frame is None else (frame.f_code.co_name, frame.f_back),
        [each.f_code.co_name for each in task.get_stack()] if frame is not None else None,
    )


async def forty_two():
    await asyncio.sleep(0.1)
    return 42


async def through(label, coroutine, *, turns=1, with_end=True):
    print(label, coroutine.__name__, coroutine.__qualname__, coroutine.cr_code.co_name, coroutine.cr_suspended)
    task = asyncio.create_task(coroutine)
    show("made", task, coroutine)
    for _ in range(turns):
        await asyncio.sleep(0)
        show("waits", task, coroutine)
    await asyncio.wait([task])
    if with_end:
        show("done", task, coroutine)
    if with_end and task.exception() is None:
        task.print_stack()


async def main():
    loop = asyncio.get_running_loop()
    await through("no time", asyncio.sleep(0))
    await through("some time", asyncio.sleep(0.1, "result"))
    await through("wait_for", asyncio.wait_for(forty_two(), 1))
    await through("wait_for no limit", asyncio.wait_for(forty_two(), None))
    await through("wait_for no time", asyncio.wait_for(loop.create_future(), 0))
    await through("wait_for failing", asyncio.wait_for(loop.create_future(), 0.05))
    await through("wait", asyncio.wait([asyncio.create_task(forty_two())], timeout=0.01), with_end=False)
    await through("generators", loop.shutdown_asyncgens(), turns=0)
    await through("executor", loop.shutdown_default_executor(), turns=0)

    # Cancelled before and after its first step.
    for turns in (0, 1):
        coroutine = asyncio.sleep(1)
        task = asyncio.create_task(coroutine)
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        print(await asyncio.gather(task, return_exceptions=True))
        show("cancelled", task, coroutine)

    # Awaited without a task of its own, here and by wait_for.
    inner = asyncio.sleep(0.1, "inner")
    print(inner.cr_frame is None, inner.cr_suspended)
    outer = asyncio.create_task(asyncio.wait_for(inner, 1))
    await asyncio.sleep(0)
    print(inner.cr_frame.f_code.co_name, inner.cr_suspended)
    print(await outer, inner.cr_frame, inner.cr_suspended)

    # Two that await the same.
    both = asyncio.sleep(0.1, "first")

    async def awaiting():
        return await both

    print(await asyncio.gather(awaiting(), awaiting(), return_exceptions=True))
    print(await asyncio.gather(awaiting(), return_exceptions=True))
    for again in (both, inner):
        try:
            await asyncio.create_task(again)
        except RuntimeError as error:
            print(error)

    # Neither keeps the other alive.
    class Token:
        pass

    gc.disable()
    for begun in (False, True):
        token = Token()
        gone = weakref.ref(token)
        coroutine = asyncio.sleep(0.01, token)
        task = asyncio.create_task(coroutine)
        if begun:
            await asyncio.sleep(0)
        await task
        del token, coroutine, task
        await asyncio.sleep(0)
        print("gone", gone() is None)
    gc.enable()


asyncio.run(main())
