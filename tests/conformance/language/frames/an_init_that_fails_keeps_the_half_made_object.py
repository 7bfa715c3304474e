class Half:
    def __init__(self, name):
        self.name = name
        raise ValueError(name)

    def __del__(self):
        print("end of", self.name)


try:
    Half("first")
except ValueError as error:
    print("caught", error)
print("after")
try:
    Half("second")
except ValueError as error:
    kept = error
print("kept", kept.__traceback__.tb_next.tb_frame.f_locals["self"].name)
del kept
print("gone")
