def short():
    yield 1
    return "done"


g = short()
next(g)
try:
    next(g)
except StopIteration as stop:
    print(stop.value, stop.args)
print([x for x in short()])
