import asyncio

try:
    future = asyncio.Future()
except RuntimeError as error:
    print(error)
loop = asyncio.new_event_loop()
future = loop.create_future()
future.set_result(5)
print(future.result(), future.get_loop() is loop)
loop.close()
