class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


def fails(name):
    kept = Noted(name)
    raise ValueError(name)


print("dropped at once")
try:
    fails("first")
except ValueError:
    print("in the handler")
print("after it")

print("with a name")
try:
    fails("second")
except ValueError as error:
    print("in the handler")
print("after it")

print("kept")
try:
    fails("third")
except ValueError as error:
    kept = error
print("after it")
del kept
print("gone")


def catches(name):
    mine = Noted(name + "'s catcher")
    try:
        fails(name)
    except ValueError as error:
        return error


print("returned")
returned = catches("fourth")
print("after it")
returned = None
print("gone")
