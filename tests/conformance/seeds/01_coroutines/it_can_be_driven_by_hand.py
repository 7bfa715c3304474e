async def answer():
    return 42


coroutine = answer()
try:
    coroutine.send(None)
except StopIteration as stop:
    print("finished with", stop.value)
