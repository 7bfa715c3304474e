import atexit


@atexit.register
def first():
    print("first")


def second(*args, **kwargs):
    print("second", args, kwargs)


def fails():
    raise ValueError("at the end")


print(atexit.register(second, 1, key=2) is second)
atexit.register(fails)
atexit.register(second, "never")
atexit.unregister(second)
atexit.register(print, "registered last")
print("end of the program")
