import asyncio


async def child(log):
    log.append("child")
    return 1


log = []
loop = asyncio.new_event_loop()
loop.set_task_factory(asyncio.eager_task_factory)
task = loop.create_task(child(log))
print(task.done(), log)
print(loop.run_until_complete(task), log)
print(loop.run_until_complete(child(log)), log)
loop.call_soon(lambda: log.append("callback " + str(loop.create_task(child(log)).done())))
loop.call_soon(loop.stop)
loop.run_forever()
print(log)
loop.close()
coroutine = child(log)
try:
    loop.create_task(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
