class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name, "with", greeting)


greeting = "all names in place"
first = Noted("first")
second = Noted("second")
second.other = first
circle = Noted("circle")
circle.me = circle


def generator():
    try:
        yield
    finally:
        print("generator closed", greeting)


running = generator()
next(running)
print("last line")
