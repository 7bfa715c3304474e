import asyncio


def beat(loop, left):
    print("beat", left)
    if left:
        loop.call_later(0.02, beat, loop, left - 1)
    else:
        loop.stop()


loop = asyncio.new_event_loop()
loop.call_soon(beat, loop, 2)
loop.run_forever()
print("stopped, running:", loop.is_running())
loop.close()
