import asyncio

loop = asyncio.new_event_loop()
future = loop.create_future()
loop.call_later(0.02, future.set_result, "from a timer")
print(loop.run_until_complete(future))
failing = loop.create_future()
failing.set_exception(ValueError("from the future"))
try:
    loop.run_until_complete(failing)
except ValueError as error:
    print(error)
loop.close()
loop.close()
print(loop.is_closed())
