import asyncio

loop = asyncio.new_event_loop()


def stopper():
    print("stop is called")
    loop.stop()
    loop.call_soon(print, "belongs to the next run")


loop.call_soon(stopper)
loop.call_soon(print, "still in this iteration")
loop.run_forever()
print("stopped")
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
