import asyncio

loop = asyncio.new_event_loop()
print(loop)
loop.close()
print(loop)
