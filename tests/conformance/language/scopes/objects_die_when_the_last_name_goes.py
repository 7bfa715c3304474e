class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


a = Noisy("a")
b = a
del a
print("still there")
b = None
print("now gone")


def scope():
    local = Noisy("local")
    print("leaving the function")


scope()
items = [Noisy("in a list")]
items.clear()
print("end")
