import sys


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


def inner():
    mine = Noted("inner")
    return sys._getframe()


def outer():
    mine = Noted("outer")
    return inner()


frame = outer()
print(frame.f_code.co_name, sorted(frame.f_locals), frame.f_back.f_code.co_name, sorted(frame.f_back.f_locals))
print(frame.f_back.f_back is sys._getframe())
frame.clear()
print("cleared", frame.f_locals)
del frame
print("gone")
