class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return self.n + x


add5 = Adder(5)
print(add5(10), callable(add5), list(map(add5, range(3))))
print(getattr(add5, "n"), hasattr(add5, "m"), getattr(add5, "m", None))
setattr(add5, "n", 100)
print(add5(1))
delattr(add5, "n")
try:
    add5(1)
except AttributeError as error:
    print(error)
