import weakref


class Thing:
    pass


def report(*args, **kwargs):
    print("report", args, kwargs)
    return "result"


thing = Thing()
finalizer = weakref.finalize(thing, report, 1, key=2)
print(finalizer.alive, finalizer.peek()[1] is report, finalizer.peek()[2:], finalizer.atexit)
del thing
print("gone")
print(finalizer.alive, finalizer.peek(), finalizer())
thing = Thing()
finalizer = weakref.finalize(thing, report, "by hand")
print(finalizer(), finalizer(), finalizer.alive)
finalizer = weakref.finalize(thing, report, "never")
print(finalizer.detach()[2], finalizer.detach())
del thing
kept = Thing()
weakref.finalize(kept, report, "at the end, second")
weakref.finalize(kept, report, "at the end, first")
weakref.finalize(kept, report, "not at the end").atexit = False
try:
    weakref.finalize(3, report)
except TypeError as error:
    print(error)
print("last line")
