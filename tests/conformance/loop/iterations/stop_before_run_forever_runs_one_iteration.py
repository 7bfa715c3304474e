import asyncio

loop = asyncio.new_event_loop()
loop.call_soon(print, "one iteration")
loop.stop()
loop.run_forever()
print("returned")
loop.close()
